using Daybook.Events;

namespace Daybook.Auditing.Types;

/// <summary>An imported event is filed under another category than the catalogue has for its type, or than its source used before.</summary>
internal sealed class CategoryConflictRule : IAuditRule
{
    private readonly Dictionary<(string? Origin, string Name), EventCategory> _first = [];

    public string Name => "category-conflict";

    public Severity Severity => Severity.Warning;

    public string Description => "An event's category differs from its type's in the catalogue, or from earlier events of the same source.";

    public void See(in AuditedEvent audited, IAuditEvidence evidence)
    {
        var seen = audited.Event;

        // A type of the catalogue's own is equal to itself: most events are.
        if (seen.Type.IsBuiltIn)
            return;
        if (EventTypes.Find(seen.Type.Name) is { } known)
        {
            if (known.Category != seen.Category)
                evidence.Add(seen, $"a {seen.Type.Name} is filed under '{seen.Category}'; the catalogue has it under '{known.Category}'");
            return;
        }

        var key = (seen.Origin, seen.Type.Name);
        if (!_first.TryAdd(key, seen.Category) && _first[key] != seen.Category)
            evidence.Add(seen, $"a {seen.Type.Name} is filed under '{seen.Category}'; the same source filed it under '{_first[key]}' before");
    }
}
