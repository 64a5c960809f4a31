using System.Globalization;
using System.Text;

namespace Daybook.Charts.Drawing;

/// <summary>
/// Counts as five steps of colour. A cell is at least two units wide: narrower columns are added up. Neighbours of one step are one line, and all lines of one step are one path, so that sixty
/// lanes of a thousand columns stay small.
/// </summary>
internal sealed class Heat
{
    private const int Classes = 5;

    private readonly int[] _upper;
    private readonly int _together;
    private readonly int _cells;

    /// <summary>The steps of some lanes.</summary>
    /// <param name="lanes">Their counts.</param>
    /// <param name="columns">How many columns each has.</param>
    /// <param name="most">How many cells there may be, at least one.</param>
    public Heat(IEnumerable<IReadOnlyList<int>> lanes, int columns, int most)
    {
        _together = Math.Max(1, (columns + Math.Max(1, most) - 1) / Math.Max(1, most));
        _cells = (columns + _together - 1) / _together;
        var highest = 0;
        foreach (var counts in lanes)
        {
            for (var cell = 0; cell < _cells; cell++)
                highest = Math.Max(highest, CountIn(counts, cell));
        }

        // Each step is as many times the one before it: a single event and a thousand are both seen.
        List<int> upper = [];
        for (var i = 1; i <= Classes && highest > 0; i++)
        {
            var bound = i == Classes ? highest : (int)Math.Round(Math.Pow(highest, i / (double)Classes));
            if (upper.Count == 0 || bound > upper[^1])
                upper.Add(bound);
        }

        _upper = [.. upper];
    }

    /// <summary>The steps with the counts that they stand for, lowest first; the highest has the class 5.</summary>
    public IReadOnlyList<(int Class, int From, int To)> Steps => [.. _upper.Select((upper, i) => (ClassOf(i), i == 0 ? 1 : _upper[i - 1] + 1, upper))];

    public void Draw(Canvas canvas, IReadOnlyList<IReadOnlyList<int>> lanes, double left, double width, double top, double laneHeight)
    {
        if (_upper.Length == 0)
            return;
        var columns = lanes.First(counts => counts.Count > 0).Count;
        var paths = _upper.Select(_ => new StringBuilder()).ToArray();
        var ends = new (int Lane, int Cell)[_upper.Length];
        Array.Fill(ends, (-1, 0));
        for (var lane = 0; lane < lanes.Count; lane++)
            AddLane(lanes[lane], lane, paths, ends);

        // One unit is a cell across and a lane down, so that all numbers are whole. The last cell may stand for fewer columns, and is cut off by no more than that.
        var across = width * _together / columns;
        canvas.Svg.Start("g").With("class", "heat").With("stroke-width", 1 - (2 / laneHeight))
            .With("transform", string.Create(CultureInfo.InvariantCulture, $"translate({left:0.###} {top + (laneHeight / 2):0.###}) scale({across:0.#####} {laneHeight:0.####})"));
        for (var i = 0; i < paths.Length; i++)
        {
            if (paths[i].Length > 0)
                canvas.Svg.Start("path").With("class", FormattableString.Invariant($"heat{ClassOf(i)}")).With("d", paths[i].ToString()).End().Break();
        }

        canvas.Svg.End().Break();
    }

    private void AddLane(IReadOnlyList<int> counts, int lane, StringBuilder[] paths, (int Lane, int Cell)[] ends)
    {
        for (var cell = 0; cell < _cells && counts.Count > 0;)
        {
            var (begin, step) = (cell, StepOf(CountIn(counts, cell)));
            for (cell++; cell < _cells && StepOf(CountIn(counts, cell)) == step; cell++)
            {
                // The run goes on.
            }

            if (step < 0)
                continue;
            if (ends[step].Lane == lane)
                paths[step].Append(CultureInfo.InvariantCulture, $"m{begin - ends[step].Cell} 0h{cell - begin}");
            else
                paths[step].Append(CultureInfo.InvariantCulture, $"M{begin} {lane}h{cell - begin}");
            ends[step] = (lane, cell);
        }
    }

    private int CountIn(IReadOnlyList<int> counts, int cell)
    {
        long sum = 0;
        for (var column = cell * _together; column < Math.Min(counts.Count, (cell + 1) * _together); column++)
            sum += counts[column];
        return (int)Math.Min(sum, int.MaxValue);
    }

    private int StepOf(int count)
    {
        if (count == 0)
            return -1;
        var step = 0;
        while (count > _upper[step])
            step++;
        return step;
    }

    private int ClassOf(int index) => Classes - (_upper.Length - 1 - index);
}
