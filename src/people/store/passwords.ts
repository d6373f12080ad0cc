/** Hashes a password with scrypt (N 16384, r 16, p 1: the log-in library's own choice, about 0.1 s). */
export async function hashPassword(password: string): Promise<string> {
  const library = await import('better-auth/crypto');
  return library.hashPassword(password);
}

/** Says whether a password is the one that was hashed. */
export async function isPassword(password: string, hash: string): Promise<boolean> {
  const library = await import('better-auth/crypto');
  return library.verifyPassword({ password, hash });
}
