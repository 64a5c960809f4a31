namespace Daybook.Events;

/// <summary>
/// A kind of event: its name, category and severity, the actions that it admits and the columns that it requires.
/// Equality is by name and category. Immutable.
/// </summary>
/// <remarks>
/// Built-in types are the members of <see cref="EventTypes"/>. <see cref="Define"/> makes further ones, which a journal remembers from their first event on.
/// <see cref="Foreign"/> describes what an import found, contradictions included.
/// </remarks>
public sealed class EventType : IEquatable<EventType>
{
    /// <summary>The longest name of a type, in characters.</summary>
    public const int MaxNameLength = 100;

    private EventType(string name, EventCategory category, Severity severity, string description)
    {
        Name = name;
        Category = category;
        Severity = severity;
        Description = description;
    }

    /// <summary>The name, in snake case for built-in and defined types, for example <c>whipsaw_block</c>.</summary>
    public string Name { get; }

    /// <summary>The category of every event of this type.</summary>
    public EventCategory Category { get; }

    /// <summary>How much attention its events deserve.</summary>
    public Severity Severity { get; }

    /// <summary>One sentence on what such an event says.</summary>
    public string Description { get; }

    /// <summary>The actions that such an event may have; empty: any. A single one is taken when the caller gives none; of several, one must be given.</summary>
    public IReadOnlyList<string> Actions { get; private init; } = [];

    /// <summary>Columns that must be filled.</summary>
    public EventColumns Required { get; private init; }

    /// <summary>Keys that its metadata usually has. Others are allowed.</summary>
    public IReadOnlyList<MetadataKey> MetadataKeys { get; private init; } = [];

    /// <summary>True for a member of the catalogue.</summary>
    public bool IsBuiltIn { get; private init; }

    /// <summary>True for a type by which a journal speaks of itself, such as <c>journal_recovered</c>: the journal alone records it. What an export of another journal says stays evidence.</summary>
    public bool IsJournalsOwn { get; private init; }

    /// <summary>True for what an import found outside the catalogue or against it; never registered.</summary>
    public bool IsForeign { get; private init; }

    /// <summary>Makes a type of one's own. A journal registers it with its first event and refuses another category from then on.</summary>
    /// <param name="name">1 to 100 characters: small letters, digits and underscores, starting with a letter.</param>
    /// <param name="category">One of the seven built-in categories.</param>
    /// <param name="severity">Default: <see cref="Severity.Error"/> in the error category, otherwise <see cref="Severity.Info"/>.</param>
    /// <param name="description">One sentence for people.</param>
    /// <param name="actions">The actions that such an event may have; none: any.</param>
    /// <param name="required">Columns that must be filled.</param>
    /// <param name="metadata">Keys that its metadata usually has.</param>
    /// <exception cref="ArgumentException">The name is malformed, belongs to a built-in type of another category, or the category is not a built-in one.</exception>
    public static EventType Define(
        string name,
        EventCategory category,
        Severity? severity = null,
        string description = "",
        IReadOnlyList<string>? actions = null,
        EventColumns required = EventColumns.None,
        IReadOnlyList<MetadataKey>? metadata = null)
    {
        if (!IsWellFormed(name))
        {
            throw new ArgumentException(
                $"'{name}' is not a name for an event type: use 1 to {MaxNameLength} small letters, digits and underscores, starting with a letter.", nameof(name));
        }

        if (!EventCategory.TryParse(category.Name, out _))
            throw new ArgumentException($"'{category}' is not one of the categories {string.Join(", ", EventCategory.All)}.", nameof(category));

        if (EventTypes.Find(name) is { } builtIn)
        {
            return builtIn.Category == category
                ? builtIn
                : throw new ArgumentException($"'{name}' is a built-in type of category '{builtIn.Category}'; it cannot be defined as '{category}'.", nameof(category));
        }

        return new EventType(name, category, severity ?? DefaultSeverity(category), description)
        {
            Actions = [.. actions ?? []],
            Required = required,
            MetadataKeys = [.. metadata ?? []],
        };
    }

    /// <summary>The type of an imported event: the built-in one where name and category agree, otherwise a foreign one that keeps both as they were found.</summary>
    public static EventType Foreign(string name, EventCategory category)
    {
        ArgumentNullException.ThrowIfNull(name);
        var known = EventTypes.Find(name);
        if (known is not null && known.Category == category)
            return known;
        return new EventType(name, category, DefaultSeverity(category), "Found by an import.") { IsForeign = true };
    }

    internal static EventType BuiltIn(
        string name,
        EventCategory category,
        Severity severity,
        string description,
        string[] actions,
        EventColumns required,
        MetadataKey[] metadata,
        bool isJournalsOwn = false) =>
        new(name, category, severity, description) { Actions = actions, Required = required, MetadataKeys = metadata, IsBuiltIn = true, IsJournalsOwn = isJournalsOwn };

    /// <summary>True when the text can name a type of one's own.</summary>
    public static bool IsWellFormed(string? name)
    {
        if (name is null || name.Length is 0 or > MaxNameLength || !char.IsAsciiLetterLower(name[0]))
            return false;
        foreach (var c in name)
        {
            if (!char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c) && c != '_')
                return false;
        }

        return true;
    }

    /// <inheritdoc/>
    public bool Equals(EventType? other) => other is not null && (ReferenceEquals(this, other) || (Name == other.Name && Category == other.Category));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as EventType);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, Category);

    /// <summary>The type's name.</summary>
    public override string ToString() => Name;

    private static Severity DefaultSeverity(EventCategory category) => category == EventCategory.Error ? Severity.Error : Severity.Info;
}
