using System.Text;
using Daybook.Events;

namespace Daybook.Filters.Conditions;

/// <summary>
/// A node of a filter's tree: one of <see cref="And"/>, <see cref="Or"/>, <see cref="Not"/>, <see cref="Compare"/>, <see cref="In"/>, <see cref="Like"/>,
/// <see cref="Contains"/>, <see cref="IsNull"/>, <see cref="OfPortfolio"/>. Immutable; equality is by content. Trees are made by <see cref="Filter"/> alone, so that each is well typed.
/// </summary>
public abstract record Condition
{
    private protected Condition()
    {
    }

    /// <summary>The levels of parentheses and leading <c>not</c>s in the canonical text.</summary>
    internal virtual int Depth => 0;

    /// <summary>The same for the negation.</summary>
    internal virtual int NegatedDepth => 1 + Depth;

    /// <summary>The condition as canonical text.</summary>
    public sealed override string ToString()
    {
        var text = new StringBuilder();
        Write(text);
        return text.ToString();
    }

    internal abstract Truth Evaluate(in EventFields fields);

    internal abstract void Write(StringBuilder text);

    internal virtual void WriteNegated(StringBuilder text)
    {
        text.Append("not ");
        Write(text);
    }
}
