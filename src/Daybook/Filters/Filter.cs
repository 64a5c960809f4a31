using Daybook.Events;
using Daybook.Filters.Conditions;
using Daybook.Filters.Parsing;

namespace Daybook.Filters;

/// <summary>
/// A condition on events, as in <c>category = 'protection' and asset in ('TSLA', 'NVDA') and occurred >= -7d</c>. Nulls follow SQL's three-valued logic.
/// Immutable, safe for several threads.
/// </summary>
public sealed class Filter
{
    /// <summary>The longest text, in characters.</summary>
    public const int MaxLength = 16 * 1024;

    /// <summary>The most levels of parentheses and leading <c>not</c>s.</summary>
    public const int MaxDepth = 100;

    /// <summary>The longest text behind <c>like</c> and <c>contains</c>, in characters; it bounds the work that one event can cost.</summary>
    public const int MaxPatternLength = 256;

    private readonly Lazy<FilterPlan> _plan;

    private Filter(Condition tree, string? text = null)
    {
        Tree = tree;
        Text = text ?? tree.ToString();
        _plan = new Lazy<FilterPlan>(() => FilterPlan.Of(tree));
    }

    /// <summary>The text as it was given; the canonical text when the filter was made in code.</summary>
    public string Text { get; }

    /// <summary>The condition as a tree, for stores that translate it.</summary>
    public Condition Tree { get; }

    /// <summary>What narrows the search: every event that matches satisfies it.</summary>
    public FilterPlan Plan => _plan.Value;

    /// <summary>Reads a filter.</summary>
    /// <param name="text">The filter's text; at most 16,384 characters.</param>
    /// <param name="now">What relative times count from.</param>
    /// <exception cref="FilterSyntaxException">The text is not a filter; the message names the column and what was expected there.</exception>
    public static Filter Parse(string text, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new Filter(FilterParser.Read(text, now), text);
    }

    /// <summary>Events that satisfy every one of the filters; at least one must be given.</summary>
    /// <exception cref="ArgumentException">None was given, or the whole would be more than 100 levels deep.</exception>
    public static Filter And(params ReadOnlySpan<Filter> filters) => Join(filters, operands => new And(operands));

    /// <summary>Events that satisfy any of the filters; at least one must be given.</summary>
    /// <exception cref="ArgumentException">None was given, or the whole would be more than 100 levels deep.</exception>
    public static Filter Or(params ReadOnlySpan<Filter> filters) => Join(filters, operands => new Or(operands));

    /// <summary>Events for which the filter is false; those for which it is unknown satisfy neither.</summary>
    /// <exception cref="ArgumentException">The whole would be more than 100 levels deep.</exception>
    public static Filter Not(Filter filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return Checked(new Not(filter.Tree), nameof(filter));
    }

    /// <summary>Events whose field equals the value.</summary>
    /// <exception cref="ArgumentException">The value is not of the field's kind.</exception>
    public static Filter Equal(FilterField field, FilterValue value) => Compare(field, CompareOperator.Equal, value);

    /// <summary>Events whose field compares to the value.</summary>
    /// <exception cref="ArgumentException">The value is not of the field's kind, or has no order.</exception>
    public static Filter Compare(FilterField field, CompareOperator @operator, FilterValue value)
    {
        var bound = Bind(field, value);
        return ConditionRules.WhatOperatorNeeds(@operator, bound) is { } needed
            ? throw new ArgumentException($"{value} has no order; needed is {needed}.", nameof(value))
            : new Filter(new Compare(field, @operator, bound));
    }

    /// <summary>Events whose field equals one of the values.</summary>
    /// <exception cref="ArgumentException">There is no value, or one is not of the field's kind, or of another kind than the first.</exception>
    public static Filter In(FilterField field, params IEnumerable<FilterValue> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        FilterValue[] bound = [.. values.Select(value => Bind(field, value))];
        if (bound.Length == 0 || bound.Any(value => value.Kind != bound[0].Kind))
            throw new ArgumentException("Needed is at least one value, and all of one kind.", nameof(values));
        return new Filter(new In(field, bound));
    }

    /// <summary>Events whose field is absent.</summary>
    public static Filter IsNull(FilterField field)
    {
        ArgumentNullException.ThrowIfNull(field);
        return new Filter(new IsNull(field));
    }

    /// <summary>True when the condition asks for the field, wherever it stands in it.</summary>
    public bool AsksFor(EventField field) => AsksFor(Tree, field);

    /// <summary>True when the event satisfies the condition; unknown counts as false.</summary>
    /// <exception cref="InvalidOperationException">The condition asks for <see cref="EventField.Portfolio"/>, which only a journal's reader can tell.</exception>
    public bool Matches(PortfolioEvent portfolioEvent)
    {
        ArgumentNullException.ThrowIfNull(portfolioEvent);
        return Tree.Evaluate(in portfolioEvent.Fields) == Truth.True;
    }

    /// <summary>
    /// The canonical text: short names, one spelling of each operator, relative times as the moments they stood for, no parentheses that change nothing.
    /// It parses to an equal tree, whatever <c>now</c> is, unless it is longer than 16,384 characters.
    /// </summary>
    public override string ToString() => Tree.ToString();

    /// <summary>The same filter, with what tells the portfolio of a session.</summary>
    internal Filter Knowing(ISessionPortfolios portfolios) => AsksFor(EventField.Portfolio) ? new Filter(Knowing(Tree, portfolios), Text) : this;

    /// <summary>The same filter up to an id. Unlike <see cref="And"/>, it may be one level deeper than what people can write.</summary>
    internal Filter UpTo(long id) => new(new And([Tree, new Compare(EventField.Id, CompareOperator.LessOrEqual, id)]), Text);

    private static Condition Knowing(Condition tree, ISessionPortfolios portfolios) => tree switch
    {
        And and => new And(and.Operands.Select(operand => Knowing(operand, portfolios))),
        Or or => new Or(or.Operands.Select(operand => Knowing(operand, portfolios))),
        Not not => new Not(Knowing(not.Operand, portfolios)),
        _ => AsksFor(tree, EventField.Portfolio) ? new OfPortfolio(tree is OfPortfolio known ? known.Asked : tree, portfolios) : tree,
    };

    private static bool AsksFor(Condition tree, EventField field) => tree switch
    {
        And and => and.Operands.Any(operand => AsksFor(operand, field)),
        Or or => or.Operands.Any(operand => AsksFor(operand, field)),
        Not not => AsksFor(not.Operand, field),
        Compare compare => compare.Field.Column == field,
        In @in => @in.Field.Column == field,
        Like like => like.Field.Column == field,
        Contains contains => contains.Field.Column == field,
        IsNull isNull => isNull.Field.Column == field,
        OfPortfolio of => AsksFor(of.Asked, field),
        _ => throw new InvalidOperationException($"A condition of the kind {tree.GetType().Name} does not say what it asks for."),
    };

    private static Filter Join(ReadOnlySpan<Filter> filters, Func<IEnumerable<Condition>, Condition> join)
    {
        if (filters.IsEmpty)
            throw new ArgumentException("Needed is at least one filter.", nameof(filters));
        var operands = new Condition[filters.Length];
        for (var i = 0; i < filters.Length; i++)
            operands[i] = filters[i].Tree;
        return filters.Length == 1 ? filters[0] : Checked(join(operands), nameof(filters));
    }

    private static Filter Checked(Condition tree, string parameter) => tree.Depth <= MaxDepth
        ? new Filter(tree)
        : throw new ArgumentException($"The filter would be {tree.Depth} levels deep; at most {MaxDepth} are possible.", parameter);

    private static FilterValue Bind(FilterField field, FilterValue value)
    {
        ArgumentNullException.ThrowIfNull(field);
        if ((ConditionRules.WhatFieldNeeds(field) ?? ConditionRules.WhatValueNeeds(field, ref value)) is { } needed)
            throw new ArgumentException($"{value} does not fit {field}; needed is {needed}.", nameof(value));
        return value;
    }
}
