//! Stands between the two ends and keeps what passes. A side that is gone does not disturb the other: what it is still
//! sent is taken and dropped.

use super::wire::Wire;
use std::io::{Read, Write};
use std::net::{Ipv4Addr, Shutdown, TcpListener, TcpStream};
use std::thread::{self, JoinHandle};
use std::time::Duration;

/// Only a safety net: nothing here takes seconds.
const PATIENCE: Duration = Duration::from_secs(20);
/// A handshake is smaller.
const KEPT_MAX: usize = 64 * 1024;

/// A relay for one connection.
pub struct Relay {
    pub port: u16,
    thread: JoinHandle<Wire>,
}

impl Relay {
    pub fn to(server_port: u16) -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a free port");
        let port = listener.local_addr().unwrap().port();
        let thread = thread::spawn(move || {
            let client = listener.accept().unwrap().0;
            match TcpStream::connect((Ipv4Addr::LOCALHOST, server_port)) {
                Ok(server) => between(client, server),
                Err(_) => Wire::default(),
            }
        });
        Self { port, thread }
    }

    /// What passed, when both sides are gone. Called when the client is done; one that never came is stood in for.
    pub fn finish(self) -> Wire {
        drop(TcpStream::connect((Ipv4Addr::LOCALHOST, self.port)));
        self.thread.join().unwrap()
    }
}

fn between(client: TcpStream, server: TcpStream) -> Wire {
    let (client_too, server_too) = (client.try_clone().unwrap(), server.try_clone().unwrap());
    let up = thread::spawn(move || pass(client_too, server_too));
    let from_server = pass(server, client);
    Wire { from_client: up.join().unwrap(), from_server }
}

fn pass(mut from: TcpStream, mut to: TcpStream) -> Vec<u8> {
    from.set_read_timeout(Some(PATIENCE)).unwrap();
    let (mut kept, mut buffer) = (Vec::new(), [0; 16 * 1024]);
    while let Ok(count @ 1..) = from.read(&mut buffer) {
        if kept.len() < KEPT_MAX {
            kept.extend_from_slice(&buffer[..count]);
        }
        let _ = to.write_all(&buffer[..count]);
    }
    let _ = to.shutdown(Shutdown::Write);
    kept
}
