//! Tokens: the code, the refresh, and what happens when many need it at once.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Barrier, Mutex};

use widget_studio::account::{ApiError, Client, Credentials, ErrorKind, Limits, OAuth, Secret, TokenStore, Tokens, claims, exchange_code};
use widget_studio::practice::{CLIENT_ID, CLIENT_SECRET, CODE, Mode, REDIRECT_URI};
use widget_studio::system::keyring::VaultTokens;

use crate::harness::Place;
use crate::keyring::Keyring;

/// Keeps tokens in memory, unless it is broken.
#[derive(Default)]
struct Memory {
    kept: Mutex<Vec<Tokens>>,
    broken: AtomicBool,
}

impl TokenStore for Memory {
    fn keep(&self, tokens: &Tokens) -> Result<(), String> {
        if self.broken.load(Ordering::SeqCst) {
            return Err("locked".to_owned());
        }
        self.kept.lock().unwrap().push(tokens.clone());
        Ok(())
    }

    fn load(&self) -> Option<Tokens> {
        self.kept.lock().unwrap().last().cloned()
    }

    fn hold(&self) -> Option<Box<dyn Send>> {
        None
    }
}

fn exchange(place: &Place, code: &str, integration: (&str, &str, &str), store: &Memory) -> Result<OAuth, ApiError> {
    let (id, secret, uri) = integration;
    exchange_code(&place.host(), (id, &Secret::new(secret), uri), &Secret::new(code), place.record.clone(), store)
}

const GOOD: (&str, &str, &str) = (CLIENT_ID, CLIENT_SECRET, REDIRECT_URI);

fn connect(place: &Place, store: &Arc<Memory>) -> Client {
    let oauth = exchange(place, CODE, GOOD, store).unwrap();
    client(place, oauth, store)
}

fn client(place: &Place, oauth: OAuth, store: &Arc<Memory>) -> Client {
    Client::new("practice", place.host(), Credentials::OAuth(oauth), store.clone(), place.record.clone(), Limits::default())
}

#[test]
fn a_code_is_traded_once() {
    let place = Place::new();
    let store = Arc::new(Memory::default());
    let hint = |code: &str, integration| {
        let error = exchange(&place, code, integration, &store).unwrap_err();
        (error.kind, error.hint.unwrap())
    };
    let wrong = |hint: &str| (ErrorKind::BadRequest, hint.to_owned());
    assert_eq!(hint("other", GOOD), wrong("Cannot decrypt the authorization code"));
    assert_eq!(hint(CODE, ("other", CLIENT_SECRET, REDIRECT_URI)), wrong("Check the `client_id` parameter"));
    assert_eq!(hint(CODE, (CLIENT_ID, CLIENT_SECRET, "https://example.com/other")), wrong("Check the `redirect_uri` parameter"));
    assert_eq!(hint(CODE, (CLIENT_ID, "other", REDIRECT_URI)).0, ErrorKind::Unauthorized);
    let oauth = exchange(&place, CODE, GOOD, &store).unwrap();
    assert_eq!(store.kept.lock().unwrap().len(), 1);
    let claims = claims(&oauth.tokens.access).unwrap();
    assert!((claims.expires_at.unwrap() - oauth.tokens.expires_at).abs() < 60);
    assert_eq!(client(&place, oauth, &store).account().unwrap().name, "Practice account");
    assert_eq!(hint(CODE, GOOD), wrong("Cannot decrypt the authorization code"));
}

#[test]
fn parallel_calls_refresh_once() {
    let place = Place::new();
    let store = Arc::new(Memory::default());
    let client = connect(&place, &store);
    place.misbehave(Mode::ExpireTokens);
    std::thread::scope(|scope| {
        for _ in 0..6 {
            let client = client.clone();
            scope.spawn(move || client.account().unwrap());
        }
    });
    assert_eq!(place.practice.measured().refreshes, 1);
    assert_eq!(store.kept.lock().unwrap().len(), 2);
}

#[test]
fn a_token_about_to_end_is_renewed_before_it_is_sent() {
    let place = Place::new();
    let store = Arc::new(Memory::default());
    let mut oauth = exchange(&place, CODE, GOOD, &store).unwrap();
    oauth.tokens.expires_at = 0;
    let client = client(&place, oauth, &store);
    std::thread::scope(|scope| {
        for _ in 0..6 {
            scope.spawn(|| client.account().unwrap());
        }
    });
    assert_eq!(place.practice.measured().refreshes, 1);
    assert!(place.record.entries().iter().all(|entry| entry.status != Some(401)));
}

#[test]
fn tokens_that_are_not_kept_are_not_used_and_not_lost() {
    let place = Place::new();
    let store = Arc::new(Memory::default());
    let client = connect(&place, &store);
    place.misbehave(Mode::ExpireTokens);
    store.broken.store(true, Ordering::SeqCst);
    for _ in 0..2 {
        assert_eq!(client.account().unwrap_err().kind, ErrorKind::NotKept);
    }
    store.broken.store(false, Ordering::SeqCst);
    client.account().unwrap();
    assert_eq!((place.practice.measured().refreshes, store.kept.lock().unwrap().len()), (1, 2));
}

#[test]
fn tokens_of_another_process_are_taken_over() {
    let place = Place::new();
    let store = Arc::new(Memory::default());
    let oauth = exchange(&place, CODE, GOOD, &store).unwrap();
    let (one, two) = (client(&place, oauth.clone(), &store), client(&place, oauth, &store));
    place.misbehave(Mode::ExpireTokens);
    one.account().unwrap();
    two.account().unwrap();
    assert_eq!(place.practice.measured().refreshes, 1);
}

#[test]
fn processes_that_start_at_once_with_an_ended_token_refresh_once() {
    let place = Place::new();
    let (dir, keyring) = (tempfile::tempdir().unwrap(), Arc::new(Keyring::default()));
    let oauth = exchange(&place, CODE, GOOD, &Memory::default()).unwrap();
    let store = || VaultTokens::new(keyring.clone(), "demo", Some(dir.path()));
    store().keep(&oauth.tokens).unwrap();
    let ended = OAuth { tokens: Tokens { expires_at: 0, ..oauth.tokens.clone() }, ..oauth };
    let start = Barrier::new(4);
    std::thread::scope(|scope| {
        for _ in 0..4 {
            // Each with a store of its own, as each process has.
            let credentials = Credentials::OAuth(ended.clone());
            let client = Client::new("demo", place.host(), credentials, Arc::new(store()), place.record.clone(), Limits::default());
            let start = &start;
            scope.spawn(move || {
                start.wait();
                client.account().unwrap();
            });
        }
    });
    let refreshes = place.record.entries().iter().filter(|entry| entry.path == "/oauth2/access_token").count();
    // The first one is the trade of the code.
    assert_eq!((place.practice.measured().refreshes, refreshes), (1, 2));
}

/// Tokens that another process keeps just after this one has looked for them.
struct Late {
    memory: Memory,
    looks: AtomicUsize,
    theirs: Tokens,
}

impl TokenStore for Late {
    fn keep(&self, tokens: &Tokens) -> Result<(), String> {
        self.memory.keep(tokens)
    }

    fn load(&self) -> Option<Tokens> {
        (self.looks.fetch_add(1, Ordering::SeqCst) > 0).then(|| self.theirs.clone())
    }

    fn hold(&self) -> Option<Box<dyn Send>> {
        None
    }
}

#[test]
fn a_process_whose_refresh_token_was_spent_meanwhile_uses_the_new_tokens() {
    let place = Place::new();
    let store = Arc::new(Memory::default());
    let oauth = exchange(&place, CODE, GOOD, &store).unwrap();
    place.misbehave(Mode::ExpireTokens);
    client(&place, oauth.clone(), &store).account().unwrap();
    let theirs = store.load().unwrap();
    let late = Arc::new(Late { memory: Memory::default(), looks: AtomicUsize::new(0), theirs });
    let second = Client::new("practice", place.host(), Credentials::OAuth(oauth), late, place.record.clone(), Limits::default());
    assert_eq!(second.account().unwrap().name, "Practice account");
    let refused = place.record.entries().iter().any(|entry| entry.path == "/oauth2/access_token" && entry.status == Some(401));
    assert!(refused && place.practice.measured().refreshes == 1);
}

#[test]
fn tokens_of_another_process_that_have_ended_too_are_renewed() {
    let place = Place::new();
    let store = Arc::new(Memory::default());
    let oauth = exchange(&place, CODE, GOOD, &store).unwrap();
    place.misbehave(Mode::ExpireTokens);
    client(&place, oauth.clone(), &store).account().unwrap();
    let theirs = Tokens { expires_at: 0, ..store.load().unwrap() };
    store.keep(&theirs).unwrap();
    let ours = OAuth { tokens: Tokens { expires_at: 0, ..oauth.tokens.clone() }, ..oauth };
    // A change isn't repeated: its token must be good at once.
    client(&place, ours, &store).delete_widget("demo_notes").unwrap();
    assert_eq!(place.practice.measured().refreshes, 2);
}

#[test]
fn a_revoked_refresh_token_is_explained() {
    let place = Place::new();
    let store = Arc::new(Memory::default());
    let client = connect(&place, &store);
    place.practice.reset().unwrap();
    let error = client.account().unwrap_err();
    assert_eq!((error.kind, error.hint.as_deref()), (ErrorKind::Unauthorized, Some("Token has been revoked")));
}

#[test]
fn a_change_is_not_repeated_after_401() {
    let place = Place::new();
    let store = Arc::new(Memory::default());
    let client = connect(&place, &store);
    place.misbehave(Mode::ExpireTokens);
    assert_eq!(client.delete_widget("demo_notes").unwrap_err().kind, ErrorKind::Unauthorized);
    assert_eq!((place.record.count("DELETE"), place.practice.measured().refreshes), (1, 0));
}
