namespace Daybook.Engine.Configuration.Sections;

/// <summary>Frequencies in days.</summary>
public static class RebalanceFrequencies
{
    /// <summary>The days from one rebalance to the next: 1, 7, 30 or 90.</summary>
    public static int ToDays(this RebalanceFrequency frequency) => frequency switch
    {
        RebalanceFrequency.Daily => 1,
        RebalanceFrequency.Weekly => 7,
        RebalanceFrequency.Monthly => 30,
        RebalanceFrequency.Quarterly => 90,
        _ => throw new ArgumentOutOfRangeException(nameof(frequency), frequency, "There is no such frequency."),
    };
}
