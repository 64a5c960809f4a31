using System.Text;
using Daybook.Events;

namespace Daybook.Filters.Conditions;

/// <summary>The opposite of a condition; unknown stays unknown.</summary>
public sealed record Not : Condition
{
    internal Not(Condition operand) => Operand = operand;

    /// <summary>The condition.</summary>
    public Condition Operand { get; }

    internal override int Depth => Operand.NegatedDepth;

    internal override Truth Evaluate(in EventFields fields) => Truths.Negate(Operand.Evaluate(in fields));

    internal override void Write(StringBuilder text) => Operand.WriteNegated(text);
}
