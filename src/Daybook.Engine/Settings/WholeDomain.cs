using System.Globalization;
using System.Numerics;
using Daybook.Files;

namespace Daybook.Engine.Settings;

/// <summary>Whole numbers from one bound to another, both inclusive.</summary>
internal sealed class WholeDomain(int least, int most) : Domain<int>
{
    public override string Type => "whole number";

    public override string Accepts => $"{Format(least)} to {Format(most)}";

    public override double? Minimum => least;

    public override double? Maximum => most;

    protected override string Example => Format(least);

    public override string Format(int value) => value.ToString(CultureInfo.InvariantCulture);

    public override ValueProblem? Read(SourceNode node, out int value)
    {
        value = 0;
        if (Unquoted(node, out var text) is { } problem)
            return problem;
        if (!BigInteger.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            return Wrong(node);
        if (number < least || number > most)
            return Outside(SourceNode.Shorten(text));
        value = (int)number;
        return null;
    }

    public override ValueProblem? Check(int value) => value < least || value > most ? Outside(Format(value)) : null;

    private ValueProblem Outside(string shown) => new(ValueCodes.OutOfRange, $"{shown} is outside {Accepts}");
}
