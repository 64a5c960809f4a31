using System.Text;
using Daybook.Events;

namespace Daybook.Filters.Conditions;

/// <summary>A condition on <c>portfolio</c> together with what tells a session's portfolio, which is no column of the event.</summary>
public sealed record OfPortfolio : Condition
{
    private readonly ISessionPortfolios _portfolios;

    internal OfPortfolio(Condition asked, ISessionPortfolios portfolios) => (Asked, _portfolios) = (asked, portfolios);

    /// <summary>The condition: a <see cref="Compare"/>, <see cref="In"/>, <see cref="Like"/>, <see cref="Contains"/> or <see cref="IsNull"/>.</summary>
    public Condition Asked { get; }

    internal override int Depth => Asked.Depth;

    internal override int NegatedDepth => Asked.NegatedDepth;

    /// <summary>The sessions that are known by now whose portfolio has such a name; null when events without one match as well.</summary>
    internal IEnumerable<string>? FindSessions() =>
        Test(null) == Truth.True ? null : _portfolios.Named.Where(known => Test(known.Name) == Truth.True).Select(known => known.SessionId);

    internal override Truth Evaluate(in EventFields fields) => Test(_portfolios.NameOf(fields.Origin, fields.SessionId));

    internal override void Write(StringBuilder text) => Asked.Write(text);

    internal override void WriteNegated(StringBuilder text) => Asked.WriteNegated(text);

    private Truth Test(string? name) => Asked switch
    {
        IsNull => Truths.Of(name is null),
        ITextTest test => name is null ? Truth.Unknown : Truths.Of(test.Test(name)),
        _ => throw new InvalidOperationException($"A condition of the kind {Asked.GetType().Name} does not ask for a portfolio."),
    };
}
