//! Lines of the monthly report about workers abroad and at home again.

phrases! {
    CONTACTS: "kabar yang ditanyakan", "contacts made";
    OVERDUE: "pekerja yang waktunya ditanyakan kabarnya", "workers due to be asked for news";
    CONTRACTS: "kontrak yang berakhir", "contracts that ended";
    NEEDS: "kebutuhan setelah pulang ditanyakan", "needs after the return asked";
    PLANS: "rencana reintegrasi berjalan", "reintegration plans running";
    OUTCOMES: "keadaan setelah pulang ditanyakan", "asked how they fare after the return";
    EMERGENCIES: "keadaan darurat dan masalah dicatat", "emergencies and trouble recorded";
}
