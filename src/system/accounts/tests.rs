//! Tests of the list of accounts with their secrets: what is kept, what is undone, how a person signs in.

use std::collections::HashMap;
use std::sync::Mutex;

use super::*;
use crate::account::{NoRecord, Tokens};

/// A keyring in memory.
#[derive(Default)]
struct Memory(Mutex<HashMap<String, Secret>>);

impl Vault for Memory {
    fn status(&self) -> Result<(), VaultError> {
        Ok(())
    }

    fn get(&self, account: &str, part: Part) -> Result<Option<Secret>, VaultError> {
        Ok(self.0.lock().unwrap().get(&part.entry(account)).cloned())
    }

    fn set(&self, account: &str, part: Part, secret: &Secret) -> Result<(), VaultError> {
        self.0.lock().unwrap().insert(part.entry(account), secret.clone());
        Ok(())
    }

    fn delete(&self, account: &str, part: Part) -> Result<(), VaultError> {
        self.0.lock().unwrap().remove(&part.entry(account));
        Ok(())
    }
}

fn sign_in(account: &SavedAccount, vault: &Arc<dyn Vault>, given: Option<&str>) -> Result<Client, SignInError> {
    AccountsFile::new(None).client(account, vault, given.map(Secret::new), Arc::new(NoRecord), Limits::default())
}

fn account(name: &str, host: &str) -> SavedAccount {
    let sign_in = SignIn::OAuth { client_id: "id".into(), redirect_uri: "https://example.com".into() };
    SavedAccount { name: name.into(), host: host.into(), kind: Kind::Production, colour: Colour::Red, sign_in, keep: Keep::Keyring }
}

/// A token that ends at this second, as it says of itself.
fn ending(at: i64) -> String {
    use base64::Engine as _;
    format!("e30.{}.x", base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(format!("{{\"exp\":{at}}}")))
}

#[test]
fn secrets_come_from_the_keyring_or_from_the_person() {
    let memory = Arc::new(Memory::default());
    let vault: Arc<dyn Vault> = memory.clone();
    let token = SavedAccount { sign_in: SignIn::Token, ..account("a", "a.amocrm.ru") };
    let asked = SavedAccount { keep: Keep::Ask, ..token.clone() };
    for account in [&token, &asked, &account("a", "a.amocrm.ru")] {
        assert_eq!(sign_in(account, &vault, None).err(), Some(SignInError::NoSecret("a".into())));
        assert!(sign_in(account, &vault, Some("typed")).is_ok());
    }
    vault.set("a", Part::Token, &Secret::new(ending(7))).unwrap();
    assert_eq!(sign_in(&token, &vault, None).unwrap().token_expires_at(), Some(7));
    // Who chose to be asked is asked.
    assert!(sign_in(&asked, &vault, None).is_err());
    // What is given now counts more than what was kept once, in the keyring as well as of an integration.
    vault.set("a", Part::Refresh, &Secret::new("refresh")).unwrap();
    vault.set("a", Part::ClientSecret, &Secret::new("client")).unwrap();
    for account in [&token, &account("a", "a.amocrm.ru")] {
        let client = sign_in(account, &vault, Some(&ending(8))).unwrap();
        assert_eq!((client.token_expires_at(), client.renews()), (Some(8), false));
    }
}

#[test]
fn an_integration_finds_its_tokens_until_they_are_forgotten() {
    let memory = Arc::new(Memory::default());
    let vault: Arc<dyn Vault> = memory.clone();
    let tokens = Tokens { access: Secret::new("a.e30.c"), refresh: Secret::new("refresh"), expires_at: 7 };
    VaultTokens::new(vault.clone(), "a", None).keep(&tokens).unwrap();
    vault.set("a", Part::ClientSecret, &Secret::new("client")).unwrap();
    let client = sign_in(&account("a", "a.amocrm.ru"), &vault, None).unwrap();
    // The token doesn't say when it ends.
    assert_eq!(client.token_expires_at(), Some(0));
    forget(vault.as_ref(), "a").unwrap();
    assert!(memory.0.lock().unwrap().is_empty());
    assert!(sign_in(&account("a", "a.amocrm.ru"), &vault, None).is_err());
}

fn nothing(_: &SavedAccount) -> Result<(), VaultError> {
    Ok(())
}

/// Keeps a token in `vault`.
fn a_token<'v>(vault: &'v Memory, token: &'v str) -> impl Fn(&SavedAccount) -> Result<(), VaultError> + 'v {
    move |account| vault.set(&account.name, Part::Token, &Secret::new(token))
}

fn kept(vault: &Memory, name: &str) -> Option<String> {
    vault.get(name, Part::Token).unwrap().map(|secret| secret.expose().to_owned())
}

#[test]
fn what_is_added_is_found_by_others() {
    let dir = tempfile::tempdir().unwrap();
    let vault = Memory::default();
    // As two processes have it.
    let (one, two) = (AccountsFile::new(Some(dir.path())), AccountsFile::new(Some(dir.path())));
    let add = |file: &AccountsFile, name: &str, host: &str| file.add(account(name, host), &vault, nothing).map(|added| added.0.value);
    add(&one, " demo ", "https://Demo.amocrm.ru/settings/").unwrap();
    let list = add(&two, "other", "other.amocrm.ru").unwrap();
    assert_eq!(list.get("demo").unwrap().host, "demo.amocrm.ru");
    assert!(list.is_production(&Host::parse("demo.amocrm.ru").unwrap()));
    assert_eq!(one.read().unwrap().value, list);
    assert!(matches!(add(&one, "other", "x.amocrm.ru"), Err(ChangeError::Refused(AddError::Taken(name))) if name == "other"));
    assert!(matches!(add(&one, " ", "x.amocrm.ru"), Err(ChangeError::Refused(AddError::Name))));
    assert!(matches!(add(&one, "x", "example.com"), Err(ChangeError::Refused(AddError::Host(_)))));
    assert_eq!(two.remove("demo", &vault).unwrap().0.value.accounts.len(), 1);
    assert!(matches!(one.remove("demo", &vault), Err(ChangeError::Unknown(_))));
    assert!(matches!(one.renew("demo", SignIn::Token, &vault, nothing), Err(ChangeError::Unknown(_))));
}

#[test]
fn a_short_file_is_read_and_what_is_not_known_stays() {
    let dir = tempfile::tempdir().unwrap();
    let (file, vault) = (dir.path().join(FILE), Memory::default());
    let short = r#"{"accounts": [{"name": "a", "host": "a.kommo.com", "colour": "pink", "later": 1}], "more": true}"#;
    std::fs::write(&file, short).unwrap();
    let accounts = AccountsFile::new(Some(dir.path()));
    let read = accounts.read().unwrap().value;
    let a = read.get("a").unwrap();
    assert_eq!((a.kind, a.colour), (Kind::Sandbox, Colour::Blue));
    accounts.add(account("b", "b.kommo.com"), &vault, nothing).unwrap();
    accounts.renew("a", SignIn::OAuth { client_id: "id".into(), redirect_uri: "uri".into() }, &vault, nothing).unwrap();
    let raw: serde_json::Value = serde_json::from_slice(&std::fs::read(&file).unwrap()).unwrap();
    let a = &raw["accounts"][0];
    assert_eq!(
        (&a["later"], &a["colour"], &raw["more"], &raw["accounts"][1]["name"]),
        (&1.into(), &"pink".into(), &true.into(), &"b".into())
    );
    assert_eq!(a["sign_in"]["oauth"]["client_id"], "id");
}

#[test]
fn a_list_that_cannot_be_read_refuses_every_change_and_stays() {
    let dir = tempfile::tempdir().unwrap();
    let (file, vault) = (dir.path().join(FILE), Memory::default());
    // How safe a change is in an account of a kind that this version doesn't know isn't known.
    for broken in ["{", "[]", r#"{"accounts": [{"name": "a", "host": "a.kommo.com", "kind": "later"}]}"#] {
        std::fs::write(&file, broken).unwrap();
        let accounts = AccountsFile::new(Some(dir.path()));
        let unread = |result: Result<_, ChangeError<VaultError>>| matches!(result, Err(ChangeError::File(SharedFileError::Unread { .. })));
        assert!(unread(accounts.add(account("b", "b.kommo.com"), &vault, a_token(&vault, "secret")).map(drop)));
        assert!(unread(accounts.renew("a", SignIn::Token, &vault, a_token(&vault, "secret")).map(drop)));
        assert!(unread(accounts.remove("a", &vault).map(drop)));
        assert_eq!((std::fs::read_to_string(&file).unwrap().as_str(), kept(&vault, "b")), (broken, None));
    }
}

#[test]
fn secrets_are_as_before_if_the_list_cannot_be_written() {
    let dir = tempfile::tempdir().unwrap();
    let (file, vault) = (dir.path().join(FILE), Memory::default());
    let accounts = AccountsFile::new(Some(dir.path()));
    accounts.add(SavedAccount { sign_in: SignIn::Token, ..account("a", "a.kommo.com") }, &vault, a_token(&vault, "old")).unwrap();
    let read_only = |yes: bool| {
        let mut permissions = std::fs::metadata(&file).unwrap().permissions();
        permissions.set_readonly(yes);
        std::fs::set_permissions(&file, permissions).unwrap();
    };
    read_only(true);
    let unwritten =
        |result: Result<_, ChangeError<VaultError>>| matches!(result, Err(ChangeError::File(SharedFileError::Unwritten { .. })));
    assert!(unwritten(accounts.add(account("b", "b.kommo.com"), &vault, a_token(&vault, "orphan")).map(drop)));
    let oauth = account("a", "").sign_in;
    assert!(unwritten(accounts.renew("a", oauth, &vault, a_token(&vault, "new")).map(drop)));
    assert!(unwritten(accounts.remove("a", &vault).map(drop)));
    assert_eq!((kept(&vault, "a").as_deref(), kept(&vault, "b")), (Some("old"), None));
    read_only(false);
    // The second step of keeping fails: the first one is undone.
    let half = |account: &SavedAccount| a_token(&vault, "half")(account).and(Err(VaultError("locked".to_owned())));
    assert!(matches!(accounts.add(account("b", "b.kommo.com"), &vault, half), Err(ChangeError::Secrets(_))));
    assert_eq!((kept(&vault, "b"), accounts.read().unwrap().value.accounts.len()), (None, 1));
}
