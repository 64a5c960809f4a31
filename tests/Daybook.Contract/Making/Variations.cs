using Daybook.Events;

namespace Daybook.Contract.Making;

/// <summary>The same event with one thing different.</summary>
public static class Variations
{
    public static PortfolioEvent At(this PortfolioEvent given, DateTimeOffset time)
    {
        var fields = given.ToFields();
        fields.OccurredMicros = Microseconds.From(time);
        return Remade(fields);
    }

    public static PortfolioEvent In(this PortfolioEvent given, string? session, string? trace)
    {
        var fields = given.ToFields();
        fields.SessionId = session;
        fields.TraceId = trace;
        return Remade(fields);
    }

    /// <summary>The event as a store must give it back.</summary>
    public static PortfolioEvent StoredAs(this PortfolioEvent given, long id, DateTimeOffset recordedAt)
    {
        var fields = given.ToFields();
        fields.Id = id;
        fields.RecordedMicros = Microseconds.From(recordedAt);
        return PortfolioEvent.Restore(fields);
    }

    private static PortfolioEvent Remade(in EventFields fields) => fields.Origin is null ? PortfolioEvent.Create(fields) : PortfolioEvent.Import(fields);
}
