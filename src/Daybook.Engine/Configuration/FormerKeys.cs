using System.Collections.Frozen;

namespace Daybook.Engine.Configuration;

/// <summary>
/// What keys were called in earlier versions. Recorded keys are a format: a journal says its settings under the names of its time, so an old name is read for ever, and a key that
/// was removed is passed over and said so. Whoever renames or removes a parameter adds a line here.
/// </summary>
internal sealed class FormerKeys
{
    private readonly FrozenDictionary<string, string> _renamed;
    private readonly FrozenSet<string> _removed;

    /// <param name="renamed">Old names and the present one of each, which is never an old one itself.</param>
    /// <param name="removed">Keys that have no successor.</param>
    public FormerKeys(IEnumerable<KeyValuePair<string, string>> renamed, IEnumerable<string> removed)
    {
        _renamed = renamed.ToFrozenDictionary(StringComparer.Ordinal);
        _removed = removed.ToFrozenSet(StringComparer.Ordinal);
    }

    /// <summary>All that there are: none has been renamed or removed yet.</summary>
    public static FormerKeys All { get; } = new(renamed: [], removed: []);

    /// <summary>The old names and what each is called now.</summary>
    public IReadOnlyDictionary<string, string> Renamed => _renamed;

    /// <summary>The keys without a successor.</summary>
    public IReadOnlySet<string> Removed => _removed;

    /// <summary>What a key is called now; a key that was never renamed is called as it is.</summary>
    public string Present(string key) => _renamed.GetValueOrDefault(key, key);
}
