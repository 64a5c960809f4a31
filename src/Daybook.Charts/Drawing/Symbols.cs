namespace Daybook.Charts.Drawing;

/// <summary>Marks whose shape says what was done, about ten units wide.</summary>
internal static class Symbols
{
    public static string StyleOf(SwimlaneShape shape) => shape switch
    {
        SwimlaneShape.Open => "open",
        SwimlaneShape.Increase => "increase",
        SwimlaneShape.Hold => "hold",
        SwimlaneShape.Decrease => "decrease",
        SwimlaneShape.Close => "close",
        SwimlaneShape.Blocked => "blocked",
        SwimlaneShape.Failed => "failed",
        _ => "other",
    };

    /// <summary>A shape around a place.</summary>
    public static PathText Of(SwimlaneShape shape, double x, double y)
    {
        var path = new PathText();
        return shape switch
        {
            SwimlaneShape.Open => path.Move(x, y - 5.5).Line(x + 5.5, y + 4.5).Line(x - 5.5, y + 4.5).Close(),
            SwimlaneShape.Close => path.Move(x, y + 5.5).Line(x + 5.5, y - 4.5).Line(x - 5.5, y - 4.5).Close(),
            SwimlaneShape.Increase => Cross(path, x, y, 5, 2, turned: false),
            SwimlaneShape.Failed => Cross(path, x, y, 4, 1.5, turned: true),
            SwimlaneShape.Decrease => path.Box(x - 5, y - 2, 10, 4),
            SwimlaneShape.Hold => path.Move(x, y - 4.5).Line(x + 4.5, y).Line(x, y + 4.5).Line(x - 4.5, y).Close(),
            SwimlaneShape.Blocked => path.Box(x - 4, y - 4, 8, 8),
            _ => path.Move(x - 3.5, y - 1.5).Line(x - 1.5, y - 3.5).Line(x + 1.5, y - 3.5).Line(x + 3.5, y - 1.5)
                .Line(x + 3.5, y + 1.5).Line(x + 1.5, y + 3.5).Line(x - 1.5, y + 3.5).Line(x - 3.5, y + 1.5).Close(),
        };
    }

    // Twelve corners around a plus; turned by an eighth it is a cross.
    private static PathText Cross(PathText path, double x, double y, double arm, double half, bool turned)
    {
        ReadOnlySpan<(double X, double Y)> corners =
        [
            (-half, -arm), (half, -arm), (half, -half), (arm, -half), (arm, half), (half, half), (half, arm), (-half, arm), (-half, half), (-arm, half), (-arm, -half), (-half, -half),
        ];
        for (var i = 0; i < corners.Length; i++)
        {
            var (dx, dy) = turned ? ((corners[i].X - corners[i].Y) * 0.9, (corners[i].X + corners[i].Y) * 0.9) : corners[i];
            path = i == 0 ? path.Move(x + dx, y + dy) : path.Line(x + dx, y + dy);
        }

        return path.Close();
    }
}
