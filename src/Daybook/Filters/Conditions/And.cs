using System.Text;
using Daybook.Events;

namespace Daybook.Filters.Conditions;

/// <summary>All of at least two conditions; none of them is an <see cref="And"/> itself.</summary>
public sealed record And : Condition
{
    private readonly Condition[] _operands;

    internal And(IEnumerable<Condition> operands) =>
        _operands = [.. operands.SelectMany(operand => operand is And and ? and.Operands : [operand])];

    /// <summary>The conditions, in their order.</summary>
    public IReadOnlyList<Condition> Operands => _operands;

    internal override int Depth => _operands.Max(operand => operand is Or ? 1 + operand.Depth : operand.Depth);

    internal override int NegatedDepth => 2 + Depth;

    /// <inheritdoc/>
    public bool Equals(And? other) => other is not null && _operands.AsSpan().SequenceEqual(other._operands);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(nameof(And), _operands.Length, _operands[0], _operands[^1]);

    internal override Truth Evaluate(in EventFields fields)
    {
        var least = Truth.True;
        foreach (var operand in _operands)
        {
            var truth = operand.Evaluate(in fields);
            if (truth == Truth.False)
                return Truth.False;
            if (truth < least)
                least = truth;
        }

        return least;
    }

    internal override void Write(StringBuilder text)
    {
        for (var i = 0; i < _operands.Length; i++)
        {
            if (i > 0)
                text.Append(" and ");
            if (_operands[i] is not Or)
            {
                _operands[i].Write(text);
                continue;
            }

            text.Append('(');
            _operands[i].Write(text);
            text.Append(')');
        }
    }

    internal override void WriteNegated(StringBuilder text)
    {
        text.Append("not (");
        Write(text);
        text.Append(')');
    }
}
