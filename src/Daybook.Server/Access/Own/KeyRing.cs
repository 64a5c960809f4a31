namespace Daybook.Server.Access.Own;

/// <summary>Makes, lists and revokes API keys.</summary>
internal sealed class KeyRing(KeyFile file, TimeProvider time)
{
    /// <summary>How many live keys a name may have: the one in use, and the one that takes its place.</summary>
    public const int MostLive = 2;

    /// <summary>All keys, in the order in which they were made.</summary>
    public IReadOnlyList<ApiKey> All => file.Read();

    /// <summary>Makes a key.</summary>
    /// <param name="name">Whose it is.</param>
    /// <param name="role">What it may do.</param>
    /// <returns>The key's text, which is kept nowhere, and what is kept.</returns>
    /// <exception cref="KeyRingException">That is no name, or it has two live keys.</exception>
    public (string Secret, ApiKey Key) Make(string name, Role role)
    {
        if (KeyNames.WhyNot(name) is { } wrong)
            throw new KeyRingException(wrong);
        var secret = ApiKey.NewSecret();
        var made = new ApiKey(name, role, ApiKey.DigestOf(secret), time.GetUtcNow(), null);
        file.Change(keys =>
        {
            var live = keys.Where(key => key.IsLive && key.Name == name).ToList();
            return live.Count < MostLive ? [.. keys, made]
                : throw new KeyRingException($"'{name}' has {MostLive} live keys already, {string.Join(" and ", live.Select(key => key.Id))}; revoke the one that is no longer used: daybook serve key revoke {live[0].Id}");
        });
        return (secret, made);
    }

    /// <summary>Revokes a key, or every live key of a name.</summary>
    /// <param name="subject">A key's id, or a name.</param>
    /// <returns>What was revoked; at least one.</returns>
    /// <exception cref="KeyRingException">No live key is meant.</exception>
    public IReadOnlyList<ApiKey> Revoke(string subject)
    {
        List<ApiKey> revoked = [];
        file.Change(keys =>
        {
            var meant = keys.Where(key => key.IsLive && key.Id == subject).ToList();
            if (meant.Count == 0)
                meant = [.. keys.Where(key => key.IsLive && key.Name == subject)];
            if (meant.Count == 0)
                throw new KeyRingException($"no live key has the id or name '{subject}'; 'daybook serve key list' shows them");
            var now = time.GetUtcNow();
            revoked = [.. meant.Select(key => key with { Revoked = now })];
            return [.. keys.Select(key => meant.Contains(key) ? key with { Revoked = now } : key)];
        });
        return revoked;
    }
}

/// <summary>A key that cannot be made or revoked. The message says why and what to do.</summary>
internal sealed class KeyRingException(string message) : InvalidOperationException(message);
