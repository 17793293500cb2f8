//! `#[derive(Record)]`: turns a struct with attributes into a static `RecordSpec`, typed fields, and values in and out.
//! Nothing else is generated: tables, forms and sheets interpret the spec.

mod attributes;

use attributes::{FieldAttributes, RecordAttributes};
use proc_macro::TokenStream;
use proc_macro2::TokenStream as Tokens;
use quote::{format_ident, quote};
use syn::spanned::Spanned;
use syn::{Data, DeriveInput, Error, Fields, Ident, parse_macro_input};

/// Declares a record. See `kernel::spec` for what the attributes mean; the first field is `id: Id<Self>`.
#[proc_macro_derive(Record, attributes(record, field))]
pub fn derive_record(input: TokenStream) -> TokenStream {
    let input = parse_macro_input!(input as DeriveInput);
    expand(&input).unwrap_or_else(Error::into_compile_error).into()
}

struct DeclaredField {
    name: Ident,
    rust_type: syn::Type,
    attributes: FieldAttributes,
}

fn expand(input: &DeriveInput) -> Result<Tokens, Error> {
    let record = RecordAttributes::read(input)?;
    let fields = declared_fields(input)?;
    let name = &input.ident;
    let kind = &record.kind;
    let spec = spec_tokens(name, &record, &fields)?;
    let constants = fields.iter().map(|field| {
        let constant = format_ident!("{}", field.name.to_string().to_uppercase());
        let (rust_type, tag, column) = (&field.rust_type, field.attributes.tag, field.name.to_string());
        let doc = field.attributes.english.clone();
        quote! {
            #[doc = #doc]
            pub const #constant: ::kernel::Field<#name, #rust_type> = ::kernel::Field::new(#tag, #column);
        }
    });
    let names: Vec<&Ident> = fields.iter().map(|field| &field.name).collect();
    let types: Vec<&syn::Type> = fields.iter().map(|field| &field.rust_type).collect();
    let texts: Vec<String> = names.iter().map(ToString::to_string).collect();
    let places: Vec<usize> = (0..fields.len()).collect();
    Ok(quote! {
        impl #name {
            #(#constants)*
        }

        impl ::kernel::Record for #name {
            const KIND: u32 = #kind;
            const SPEC: &'static ::kernel::RecordSpec = &#spec;

            fn record_id(&self) -> ::kernel::RecordId {
                self.id.raw()
            }

            fn to_cells(&self) -> Vec<::kernel::Held<::kernel::Value>> {
                vec![#(<#types as ::kernel::value::FieldValue>::to_cell(&self.#names),)*]
            }

            fn from_cells(
                id: ::kernel::RecordId,
                cells: &[::kernel::Held<::kernel::Value>],
            ) -> Result<Self, ::kernel::value::ShapeError> {
                Ok(Self {
                    id: ::kernel::Id::new(id),
                    #(#names: cells
                        .get(#places)
                        .and_then(<#types as ::kernel::value::FieldValue>::from_cell)
                        .ok_or(::kernel::value::ShapeError { field: #texts })?,)*
                })
            }
        }
    })
}

fn declared_fields(input: &DeriveInput) -> Result<Vec<DeclaredField>, Error> {
    let Data::Struct(data) = &input.data else {
        return Err(Error::new(input.span(), "a record is a struct with named fields"));
    };
    let Fields::Named(named) = &data.fields else {
        return Err(Error::new(input.span(), "a record is a struct with named fields"));
    };
    let mut fields = Vec::new();
    for field in &named.named {
        let Some(name) = field.ident.clone() else { continue };
        if name == "id" {
            continue;
        }
        fields.push(DeclaredField { attributes: FieldAttributes::read(field)?, name, rust_type: field.ty.clone() });
    }
    Ok(fields)
}

fn spec_tokens(name: &Ident, record: &RecordAttributes, fields: &[DeclaredField]) -> Result<Tokens, Error> {
    let snake = snake_case(&name.to_string());
    let RecordAttributes {
        kind,
        path,
        indonesian,
        english,
        home,
        custody,
        read,
        write,
        specific,
        source,
        retired,
        indexes,
        ..
    } = record;
    let (append_only, pages) = (record.append_only, record.pages);
    let states = match &record.states {
        Some(machine) => quote!(::core::option::Option::Some(&#machine)),
        None => quote!(::core::option::Option::None),
    };
    let fields = fields.iter().map(|field| field_tokens(field, fields)).collect::<Result<Vec<_>, _>>()?;
    Ok(quote! {
        ::kernel::RecordSpec {
            kind: #kind,
            name: #snake,
            path: #path,
            label: ::kernel::phrase(#indonesian, #english),
            home: ::kernel::spec::HomeLevel::#home,
            custody: ::kernel::spec::Custody::#custody,
            append_only: #append_only,
            pages: #pages,
            read: #read,
            write: #write,
            specific: #specific,
            source: #source,
            states: #states,
            fields: &[#(#fields),*],
            retired: &[#(#retired),*],
            indexes: #indexes,
        }
    })
}

fn field_tokens(field: &DeclaredField, all: &[DeclaredField]) -> Result<Tokens, Error> {
    let (column, rust_type) = (field.name.to_string(), &field.rust_type);
    let a = &field.attributes;
    let subject = match &a.subject {
        None => quote!(None),
        Some(own) if own == "own" => quote!(Own),
        Some(other) => {
            let named = all.iter().find(|one| one.name == *other);
            let named = named.ok_or_else(|| Error::new(other.span(), "subject names no field of this record"))?;
            let tag = named.attributes.tag;
            quote!(Field(#tag))
        }
    };
    let value = quote!(<#rust_type as ::kernel::value::FieldValue>);
    let kind = match &a.kind {
        Some(kind) => quote!(::kernel::spec::FieldType::#kind),
        None => quote!(#value::TYPE),
    };
    if a.sealed && a.find {
        return Err(Error::new(
            field.name.span(),
            "a sealed field has exact look-up only: `find` cannot stand beside `sealed`",
        ));
    }
    let FieldAttributes { tag, indonesian, english, help, section, class, source, .. } = a;
    let (help_id, help_en) = help;
    let (section_id, section_en) = section;
    let FieldAttributes { sealed, unique, lookup, find, list, title, state, fixed, custody, optional, .. } = a;
    let fixed = *fixed || *state;
    let lookup = *lookup || *unique;
    Ok(quote! {
        ::kernel::FieldSpec {
            tag: #tag,
            name: #column,
            label: ::kernel::phrase(#indonesian, #english),
            help: ::kernel::phrase(#help_id, #help_en),
            kind: #kind,
            required: !#value::OPTIONAL && !#optional,
            class: {
                let class = ::kernel::spec::Class::#class;
                assert!(class.is_sealed() == #value::HELD, "personal and specific fields, and only they, are Held");
                class
            },
            subject: ::kernel::spec::Subject::#subject,
            sealed: #sealed,
            unique: #unique,
            lookup: #lookup,
            find: #find,
            list: #list,
            title: #title,
            state: #state,
            fixed: #fixed,
            custody: #custody,
            section: ::kernel::phrase(#section_id, #section_en),
            source: #source,
        }
    })
}

fn snake_case(name: &str) -> String {
    let mut snake = String::with_capacity(name.len() + 4);
    for (index, letter) in name.char_indices() {
        if letter.is_uppercase() && index > 0 {
            snake.push('_');
        }
        snake.extend(letter.to_lowercase());
    }
    snake
}
