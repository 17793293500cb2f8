//! The one cipher (XChaCha20-Poly1305), random bytes, and keys made from passwords.
//! Not here: whose key it is and where it lies.

use argon2::{Algorithm, Argon2, Params, Version};
use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305, XNonce};
use zeroize::Zeroizing;

use super::KeyError;

/// Bytes of a nonce: long enough that random ones never meet.
pub const NONCE: usize = 24;

/// Bytes of a key, cleared from memory when dropped.
pub(crate) type KeyBytes = Zeroizing<[u8; 32]>;

/// Bytes from the system's random source.
pub fn random<const N: usize>() -> Result<[u8; N], KeyError> {
    let mut bytes = [0u8; N];
    getrandom::fill(&mut bytes).map_err(|_| KeyError::Random)?;
    Ok(bytes)
}

/// A fresh nonce.
pub fn random_nonce() -> Result<[u8; NONCE], KeyError> {
    random()
}

/// A fresh key.
pub(crate) fn random_key() -> Result<KeyBytes, KeyError> {
    Ok(Zeroizing::new(random()?))
}

/// Encrypts and authenticates; `binding` is authenticated and not stored.
pub(crate) fn encrypt(key: &KeyBytes, nonce: &[u8; NONCE], binding: &[u8], clear: &[u8]) -> Result<Vec<u8>, KeyError> {
    XChaCha20Poly1305::new((&**key).into())
        .encrypt(&XNonce::from(*nonce), Payload { msg: clear, aad: binding })
        .map_err(|_| KeyError::TooLong)
}

/// Decrypts what `encrypt` made; any other key, nonce, binding or byte is `Altered`.
pub(crate) fn decrypt(
    key: &KeyBytes,
    nonce: &[u8],
    binding: &[u8],
    sealed: &[u8],
) -> Result<Zeroizing<Vec<u8>>, KeyError> {
    let nonce: [u8; NONCE] = nonce.try_into().map_err(|_| KeyError::Altered)?;
    XChaCha20Poly1305::new((&**key).into())
        .decrypt(&XNonce::from(nonce), Payload { msg: sealed, aad: binding })
        .map(Zeroizing::new)
        .map_err(|_| KeyError::Altered)
}

/// `encrypt` under a fresh nonce, which stands before the sealed bytes.
pub(crate) fn wrap(key: &KeyBytes, binding: &[u8], clear: &[u8]) -> Result<Vec<u8>, KeyError> {
    let nonce = random_nonce()?;
    let mut wrapped = nonce.to_vec();
    wrapped.extend(encrypt(key, &nonce, binding, clear)?);
    Ok(wrapped)
}

/// Opens what `wrap` made.
pub(crate) fn unwrap(key: &KeyBytes, binding: &[u8], wrapped: &[u8]) -> Result<Zeroizing<Vec<u8>>, KeyError> {
    let (nonce, sealed) = wrapped.split_at_checked(NONCE).ok_or(KeyError::Altered)?;
    decrypt(key, nonce, binding, sealed)
}

/// Opens a wrapped key of 32 bytes.
pub(crate) fn unwrap_key(key: &KeyBytes, binding: &[u8], wrapped: &[u8]) -> Result<KeyBytes, KeyError> {
    let clear = unwrap(key, binding, wrapped)?;
    <[u8; 32]>::try_from(clear.as_slice()).map(Zeroizing::new).map_err(|_| KeyError::Altered)
}

/// A key for one purpose out of another one. The context is a constant of ours and never changes.
pub(crate) fn derive(context: &str, from: &[u8]) -> KeyBytes {
    Zeroizing::new(blake3::derive_key(context, from))
}

/// Argon2id as OWASP asks for it today: 19 MiB, two passes, one lane.
pub(crate) fn argon() -> Argon2<'static> {
    Argon2::new(Algorithm::Argon2id, Version::V0x13, Params::DEFAULT)
}

/// A key out of what a person remembers. Slow on purpose (some 20 to 60 ms): never on the writer.
pub(crate) fn from_password(password: &str, salt: &[u8; 16]) -> Result<KeyBytes, KeyError> {
    let mut key = Zeroizing::new([0u8; 32]);
    argon().hash_password_into(password.as_bytes(), salt, &mut *key).map_err(|_| KeyError::Derive)?;
    Ok(key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cost_of_a_password_is_the_one_that_owasp_asks_for() {
        let params = argon().params().clone();
        assert_eq!((params.m_cost(), params.t_cost(), params.p_cost()), (19 * 1024, 2, 1));
    }

    #[test]
    fn any_changed_byte_key_or_binding_is_found_out() {
        let key = random_key().unwrap();
        let wrapped = wrap(&key, b"place", b"Siti").unwrap();
        assert_eq!(unwrap(&key, b"place", &wrapped).unwrap().as_slice(), b"Siti");
        assert!(unwrap(&key, b"elsewhere", &wrapped).is_err());
        assert!(unwrap(&random_key().unwrap(), b"place", &wrapped).is_err());
        for index in 0..wrapped.len() {
            let mut changed = wrapped.clone();
            changed[index] ^= 1;
            assert!(unwrap(&key, b"place", &changed).is_err(), "byte {index}");
        }
        assert!(unwrap(&key, b"place", &wrapped[..20]).is_err());
    }

    #[test]
    fn the_same_password_gives_the_same_key_only_with_the_same_salt() {
        let one = from_password("kata sandi kepala desa", &[1; 16]).unwrap();
        assert_eq!(*one, *from_password("kata sandi kepala desa", &[1; 16]).unwrap());
        assert_ne!(*one, *from_password("kata sandi kepala desa", &[2; 16]).unwrap());
        assert_ne!(*one, *from_password("kata sandi kepala desA", &[1; 16]).unwrap());
    }
}
