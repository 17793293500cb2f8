//! The way to the server: a driver that waits for nobody, and the small runtime on which it goes on while somebody does.
//! What was started is answered in its order. Not here: what is sent (`connection`).

use std::future::{Future, poll_fn};
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::task::{Context, Poll};

use tokio::runtime::{Builder, Runtime};
use tokio_postgres::tls::NoTlsStream;
use tokio_postgres::{Client, Config, Error, NoTls, Socket};

use crate::engine::DbError;

/// Something that was sent, or will be when it is looked at first.
pub(super) type Sent<T> = Pin<Box<dyn Future<Output = Result<T, Error>> + Send>>;

/// A connection to a server.
pub(super) struct Wire {
    client: Arc<Client>,
    driver: Pin<Box<tokio_postgres::Connection<Socket, NoTlsStream>>>,
    // Last: what it runs goes before it.
    runtime: Runtime,
}

impl Wire {
    pub(super) fn connect(config: &Config) -> Result<Wire, DbError> {
        let runtime = Builder::new_current_thread()
            .enable_all()
            .build()
            .map_err(|error| DbError::Other(format!("no runtime for a connection: {error}")))?;
        let (client, driver) = runtime.block_on(config.connect(NoTls))?;
        Ok(Wire { client: Arc::new(client), driver: Box::pin(driver), runtime })
    }

    /// The driver's own handle, for what is started now and answered later.
    pub(super) fn client(&self) -> Arc<Client> {
        Arc::clone(&self.client)
    }

    pub(super) fn is_closed(&self) -> bool {
        self.client.is_closed()
    }

    /// Waits until something is answered.
    pub(super) fn wait<T>(&mut self, work: impl Future<Output = Result<T, Error>>) -> Result<T, DbError> {
        let mut work = pin!(work);
        let driver = &mut self.driver;
        self.runtime.block_on(poll_fn(|context| {
            if let Poll::Ready(done) = work.as_mut().poll(context) {
                return Poll::Ready(done.map_err(DbError::from));
            }
            let ended = match go_on(driver, context) {
                Ok(ended) => ended,
                Err(error) => return Poll::Ready(Err(error.into())),
            };
            match work.as_mut().poll(context) {
                Poll::Ready(done) => Poll::Ready(done.map_err(DbError::from)),
                Poll::Pending if ended => {
                    Poll::Ready(Err(DbError::Lost("the server closed the connection".to_owned())))
                }
                Poll::Pending => Poll::Pending,
            }
        }))
    }

    /// Sends without waiting for answers; each is looked at again by [`answers`].
    pub(super) fn start<T>(&mut self, sent: &mut [Started<T>]) -> Result<(), DbError> {
        let driver = &mut self.driver;
        self.runtime.block_on(poll_fn(|context| {
            sent.iter_mut().for_each(|one| one.look(context));
            Poll::Ready(go_on(driver, context).map(drop).map_err(DbError::from))
        }))
    }

    /// Says goodbye to the server. Nothing that was started may be left: it would be waited for.
    pub(super) fn close(self) {
        let Wire { client, mut driver, runtime } = self;
        if client.is_closed() {
            return;
        }
        drop(client);
        // Whether the server heard it is in nobody's interest.
        let _ = runtime.block_on(poll_fn(|context| match go_on(&mut driver, context) {
            Ok(false) => Poll::Pending,
            Ok(true) => Poll::Ready(Ok(())),
            Err(error) => Poll::Ready(Err(error)),
        }));
    }
}

/// Lets the driver send and read as much as it can; true when the connection has ended.
fn go_on(
    driver: &mut Pin<Box<tokio_postgres::Connection<Socket, NoTlsStream>>>,
    context: &mut Context<'_>,
) -> Result<bool, Error> {
    loop {
        match driver.poll_message(context) {
            // Notices tell nothing that a statement's answer does not.
            Poll::Ready(Some(message)) => drop(message?),
            Poll::Ready(None) => return Ok(true),
            Poll::Pending => return Ok(false),
        }
    }
}

/// Something that was sent, with its answer when it is there.
pub(super) struct Started<T> {
    sent: Sent<T>,
    answer: Option<Result<T, Error>>,
}

impl<T> Started<T> {
    pub(super) fn new(sent: Sent<T>) -> Started<T> {
        Started { sent, answer: None }
    }

    fn look(&mut self, context: &mut Context<'_>) {
        if self.answer.is_none()
            && let Poll::Ready(answer) = self.sent.as_mut().poll(context)
        {
            self.answer = Some(answer);
        }
    }
}

/// Sends what was not sent yet, all at once, and waits for every answer. The first failure is told, after all were answered.
pub(super) async fn answers<T>(mut started: Vec<Started<T>>) -> Result<Vec<T>, Error> {
    poll_fn(|context| {
        started.iter_mut().for_each(|one| one.look(context));
        Poll::Ready(())
    })
    .await;
    let mut all = Vec::with_capacity(started.len());
    for Started { sent, answer } in started {
        all.push(match answer {
            Some(answer) => answer,
            None => sent.await,
        });
    }
    all.into_iter().collect()
}
