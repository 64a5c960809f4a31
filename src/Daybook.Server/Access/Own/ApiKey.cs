using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Daybook.Server.Access.Own;

/// <summary>One API key, without the key itself: that was shown once, and only its SHA-256 is kept.</summary>
/// <param name="Name">The person's or program's name, recorded as the actor of what it writes.</param>
/// <param name="Role">What it may do.</param>
/// <param name="Sha256">The SHA-256 of the key's text, in 64 hex digits.</param>
/// <param name="Created">When it was made.</param>
/// <param name="Revoked">Since when it is no longer valid; null: it is.</param>
internal sealed record ApiKey(string Name, Role Role, string Sha256, DateTimeOffset Created, DateTimeOffset? Revoked)
{
    /// <summary>What every key begins with, so that people and scanners see what it is.</summary>
    public const string Prefix = "dbk_";

    private const int SecretBytes = 32;

    /// <summary>What the key is called in lists: how its digest begins.</summary>
    public string Id => Sha256[..8];

    /// <summary>Whether it is valid.</summary>
    public bool IsLive => Revoked is null;

    /// <summary>A new secret, which nobody can guess.</summary>
    public static string NewSecret() => Prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes));

    /// <summary>The digest of a key's text. A key has 256 random bits, so that a plain digest tells nothing about it.</summary>
    public static string DigestOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    /// <summary>Whether this is the key of that digest; takes as long wherever they differ.</summary>
    public bool Is(string digest) => CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Sha256), Encoding.ASCII.GetBytes(digest));
}
