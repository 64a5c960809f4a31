using Daybook.Events;
using Daybook.Filters;

namespace Daybook.Server.Pages.Events.Completion;

/// <summary>What could stand at a place of a filter that is being written.</summary>
internal static class FilterCompletion
{
    private const int MostWords = 12;
    private const string Metadata = "metadata.";

    private static readonly FilterWord[] s_fields =
    [
        .. Enum.GetValues<EventField>().Where(field => field != EventField.Metadata).Select(field => new FilterWord(FilterField.Of(field) + " ", NoteOf(field))),
        .. EventTypes.All.SelectMany(type => type.MetadataKeys).GroupBy(key => key.Name, StringComparer.Ordinal).OrderByDescending(key => key.Count()).ThenBy(key => key.Key, StringComparer.Ordinal)
            .Select(key => new FilterWord(FilterField.InMetadata(key.Key) + " ", key.First().Description)),
    ];

    /// <summary>Finds it.</summary>
    /// <param name="text">The filter, which may be unfinished or wrong.</param>
    /// <param name="at">The place, in characters from 0; one outside of the text is its end.</param>
    /// <param name="recorded">What the journal holds.</param>
    public static FilterWords At(string text, int at, RecordedNames recorded)
    {
        at = at < 0 || at > text.Length ? text.Length : at;
        var place = FilterPlace.Find(text, at);
        var words = place.Expected switch
        {
            FilterExpected.Field => s_fields.Append(new FilterWord("not ", "the opposite of what follows")),
            FilterExpected.Operator => OperatorsOf(place.Field),
            FilterExpected.Value => ValuesOf(place.Field, recorded),
            FilterExpected.List => [new FilterWord("(", "values, with commas between")],
            FilterExpected.Null => [new FilterWord("null ", "absent"), new FilterWord("not null ", "present")],
            FilterExpected.Between => [new FilterWord("and ", "the end, which is included")],
            _ => [new FilterWord("and ", "both hold"), new FilterWord("or ", "one holds")],
        };
        return new FilterWords(place.From, place.EndIn(text, at), [.. Fitting(words, place.Begun).Take(MostWords)]);
    }

    // What begins so comes first, then what has it inside. Of metadata only the key is compared.
    private static IEnumerable<FilterWord> Fitting(IEnumerable<FilterWord> words, string begun)
    {
        if (begun.Length == 0)
            return words;
        return words.Select(word => (Word: word, Rank: RankOf(Bare(word.Text), begun))).Where(one => one.Rank < 3).OrderBy(one => one.Rank).Select(one => one.Word);
    }

    private static int RankOf(string word, string begun) =>
        word.StartsWith(begun, StringComparison.OrdinalIgnoreCase) ? 0
        : word.StartsWith(Metadata + begun, StringComparison.OrdinalIgnoreCase) ? 1
        : word.Contains(begun, StringComparison.OrdinalIgnoreCase) ? 2 : 3;

    private static string Bare(string text) => text.Trim() is ['\'', .. var inner, '\''] ? inner.Replace("''", "'", StringComparison.Ordinal) : text.TrimEnd();

    private static IEnumerable<FilterWord> OperatorsOf(string field) => KindOf(field) switch
    {
        FieldOf.Number => [new("= ", "equal"), new("!= ", "other than"), new("< ", "less than"), new("<= ", "at most"), new("> ", "more than"), new(">= ", "at least"), new("between ", "from … and …, both included"), .. s_nulls],
        FieldOf.Time => [new(">= ", "from then on"), new("< ", "before"), new("between ", "from … and …, both included")],
        FieldOf.Severity => [new(">= ", "at least"), new("= ", "equal"), new("< ", "less than")],
        FieldOf.Metadata => [new("= ", "equal"), new("!= ", "other than"), new("< ", "less than"), new(">= ", "at least"), new("in ", "one of several"), new("contains ", "has this part"), .. s_nulls],
        _ => [new("= ", "equal"), new("!= ", "other than"), new("in ", "one of several"), new("like ", "a pattern with % and _"), new("contains ", "has this part"), .. s_nulls],
    };

    private static readonly FilterWord[] s_nulls = [new("is null ", "absent"), new("is not null ", "present")];

    private static IEnumerable<FilterWord> ValuesOf(string field, RecordedNames recorded) => KindOf(field) switch
    {
        FieldOf.Severity => Enum.GetValues<Severity>().Select(severity => new FilterWord((FilterValue)severity + " ", string.Empty)),
        FieldOf.Time => [new("-1h ", "an hour before the newest event"), new("-1d ", "a day before"), new("-7d ", "a week before"), new("-30d ", "30 days before"), new("-365d ", "a year before")],
        FieldOf.Metadata => [new("true ", string.Empty), new("false ", string.Empty)],
        FieldOf.Number => [],
        _ => recorded.Of(Enum.GetValues<EventField>().FirstOrDefault(known => NameIs(known, field))).Select(name => new FilterWord((FilterValue)name.Name + " ", Count(name.Count))),
    };

    private static string Count(long? count) => count switch { null => string.Empty, 0 => "not recorded yet", { } known => Quantity.Count(known, "event") };

    private static FieldOf KindOf(string field)
    {
        if (field.StartsWith(Metadata, StringComparison.OrdinalIgnoreCase))
            return FieldOf.Metadata;
        return Enum.GetValues<EventField>().Where(known => NameIs(known, field)).Select(KindOf).FirstOrDefault();
    }

    private static FieldOf KindOf(EventField field) => field switch
    {
        EventField.Occurred or EventField.Recorded => FieldOf.Time,
        EventField.Severity => FieldOf.Severity,
        EventField.Metadata => FieldOf.Metadata,
        EventField.Id or EventField.ScoreBefore or EventField.ScoreAfter or EventField.SizeBefore or EventField.SizeAfter or EventField.PortfolioAllocation or EventField.ActivePositions
            or EventField.ExecutionTime => FieldOf.Number,
        _ => FieldOf.Text,
    };

    // The reference's longer names mean the same.
    private static bool NameIs(EventField field, string written) =>
        written.Equals(FilterField.Of(field).ToString(), StringComparison.OrdinalIgnoreCase) || written.Equals(field switch
        {
            EventField.Occurred => "timestamp",
            EventField.Type => "event_type",
            EventField.Category => "event_category",
            EventField.Trace => "trace_id",
            EventField.Session => "session_id",
            EventField.PortfolioAllocation => "portfolio_allocation",
            EventField.ActivePositions => "active_positions",
            EventField.ExecutionTime => "execution_time_ms",
            _ => null,
        }, StringComparison.OrdinalIgnoreCase);

    private static string NoteOf(EventField field) => field switch
    {
        EventField.Id => "the sequence number",
        EventField.Occurred => "the decision's own time",
        EventField.Recorded => "when the journal stored it",
        EventField.Severity => "of the type: debug, info, warning, error, critical",
        EventField.SizeBefore or EventField.SizeAfter => "a fraction of the portfolio",
        EventField.PortfolioAllocation => "the invested fraction",
        EventField.ActivePositions => "the number of positions",
        EventField.ExecutionTime => "milliseconds",
        EventField.Actor => "who recorded it",
        EventField.Origin => "the source of an import",
        _ => string.Empty,
    };

    private enum FieldOf
    {
        Text,
        Number,
        Time,
        Severity,
        Metadata,
    }
}
