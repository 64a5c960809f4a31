namespace Daybook.Engine.Performance;

/// <summary>A fall from a peak.</summary>
/// <param name="Depth">The largest loss as a fraction of the peak, over 0 to 1.</param>
/// <param name="Peak">The day of the peak; of several equal ones the last.</param>
/// <param name="Trough">The day of the largest loss; of several equal ones the first.</param>
/// <param name="Recovery">The first day after the trough on which the peak was reached again, or null while it has not been.</param>
public sealed record DrawdownPeriod(double Depth, DateOnly Peak, DateOnly Trough, DateOnly? Recovery);
