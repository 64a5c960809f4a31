namespace Daybook.Engine.Sizing;

/// <summary>A size in the making.</summary>
internal readonly record struct Proposal(string Asset, double Score, double Size)
{
    public SizedPosition ToPosition() => new(Asset, Size);
}
