using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace Daybook.Server.Access.Own;

/// <summary>Who is signed in with a browser. Logins end with the server, by signing out, after half a day without a request, and with the key that they were made with. Safe for several threads.</summary>
internal sealed class Logins(TimeProvider time)
{
    private const int Most = 1_000;

    private static readonly TimeSpan s_idle = TimeSpan.FromHours(12);

    private readonly ConcurrentDictionary<string, Login> _logins = new(StringComparer.Ordinal);

    /// <summary>A text that nobody can guess.</summary>
    public static string NewSecret() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <summary>Signs somebody in.</summary>
    /// <param name="name">Who.</param>
    /// <param name="role">What they may do.</param>
    /// <param name="keyDigest">The digest of the key that they showed; null: they came by the link.</param>
    /// <returns>What their browser shows from now on.</returns>
    public string Begin(string name, Role role, string? keyDigest)
    {
        foreach (var (old, _) in _logins.Where(login => IsOver(login.Value)).Concat(_logins.OrderByDescending(login => login.Value.LastSeen).Skip(Most - 1)).ToList())
            _logins.TryRemove(old, out _);
        var secret = NewSecret();
        _logins[ApiKey.DigestOf(secret)] = new Login(name, role, keyDigest, NewSecret()) { LastSeen = time.GetUtcNow() };
        return secret;
    }

    /// <summary>Who shows that; null: nobody who is signed in.</summary>
    public Login? Find(string secret)
    {
        if (!_logins.TryGetValue(ApiKey.DigestOf(secret), out var login) || IsOver(login))
            return null;
        login.LastSeen = time.GetUtcNow();
        return login;
    }

    /// <summary>Signs somebody out.</summary>
    public void End(string secret) => _logins.TryRemove(ApiKey.DigestOf(secret), out _);

    private bool IsOver(Login login) => time.GetUtcNow() - login.LastSeen > s_idle;
}

/// <summary>Somebody who is signed in.</summary>
/// <param name="Name">Who.</param>
/// <param name="Role">What they may do.</param>
/// <param name="KeyDigest">The digest of the key that they showed; null: they came by the link.</param>
/// <param name="Token">What their forms carry.</param>
internal sealed record Login(string Name, Role Role, string? KeyDigest, string Token)
{
    private long _lastSeen;

    /// <summary>When they last asked for something.</summary>
    public DateTimeOffset LastSeen
    {
        get => new(Volatile.Read(ref _lastSeen), TimeSpan.Zero);
        set => Volatile.Write(ref _lastSeen, value.UtcTicks);
    }
}
