using System.Text;
using Daybook.Events;

namespace Daybook.Filters.Conditions;

/// <summary>Any of at least two conditions; none of them is an <see cref="Or"/> itself.</summary>
public sealed record Or : Condition
{
    private readonly Condition[] _operands;

    internal Or(IEnumerable<Condition> operands) =>
        _operands = [.. operands.SelectMany(operand => operand is Or or ? or.Operands : [operand])];

    /// <summary>The conditions, in their order.</summary>
    public IReadOnlyList<Condition> Operands => _operands;

    internal override int Depth => _operands.Max(operand => operand.Depth);

    internal override int NegatedDepth => 2 + Depth;

    /// <inheritdoc/>
    public bool Equals(Or? other) => other is not null && _operands.AsSpan().SequenceEqual(other._operands);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(nameof(Or), _operands.Length, _operands[0], _operands[^1]);

    internal override Truth Evaluate(in EventFields fields)
    {
        var greatest = Truth.False;
        foreach (var operand in _operands)
        {
            var truth = operand.Evaluate(in fields);
            if (truth == Truth.True)
                return Truth.True;
            if (truth > greatest)
                greatest = truth;
        }

        return greatest;
    }

    internal override void Write(StringBuilder text)
    {
        for (var i = 0; i < _operands.Length; i++)
        {
            if (i > 0)
                text.Append(" or ");
            _operands[i].Write(text);
        }
    }

    internal override void WriteNegated(StringBuilder text)
    {
        text.Append("not (");
        Write(text);
        text.Append(')');
    }
}
