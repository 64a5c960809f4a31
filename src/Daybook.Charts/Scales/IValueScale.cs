namespace Daybook.Charts.Scales;

/// <summary>Values to places along a line.</summary>
internal interface IValueScale
{
    /// <summary>The place of a value that the scale has.</summary>
    double At(double value);

    /// <summary>Whether there is a place for a value: it is finite, and above 0 where the scale is logarithmic.</summary>
    bool Has(double value);
}
