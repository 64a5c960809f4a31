using System.Globalization;
using Daybook.Cli.Text;
using Daybook.Engine;
using Daybook.Engine.Explaining.Changes;
using Daybook.Events;

namespace Daybook.Cli.Output;

/// <summary>The nearest changes that would have changed an outcome, as a node of its tree.</summary>
internal static class NearestChangesView
{
    private const int Most = 5;

    public static void AddTo(TreeView tree, NearestChanges? nearest)
    {
        if (nearest is null)
        {
            tree.Add(Piece.Warning("no search was made: made again today, the decision differs from the recorded one"));
            return;
        }

        var node = tree.Add(Piece.Muted(nearest.Changes.Count > 0 ? "smallest changes that would have changed the decision, each alone" : "no single change that was tried would have changed the decision"));
        foreach (var change in nearest.Changes.Take(Most))
            node.Add(Piece.Strong(change.Key), $" {Value(change, change.From)} → {Value(change, change.To)}", Piece.Muted("  then "), Then(change.Outcome));
        if (nearest.Changes.Count > Most)
            node.Add(Piece.Muted($"and {Quantity.Count(nearest.Changes.Count - Most)} more, which are larger; --json has them"));
        if (!nearest.IsComplete)
            node.Add(Piece.Warning($"not everything was tried: the search stopped after {Quantity.Count(nearest.Decisions)} decisions"));
        if (nearest.AssumesUncorrelated && nearest.Changes.Count > 0)
            node.Add(Piece.Muted("its correlations were not recorded, and count as none"));
    }

    private static string Value(NearestChange change, string? value) => change.Kind switch
    {
        _ when value is null => "none",
        ChangeKind.Score when double.TryParse(value, CultureInfo.InvariantCulture, out var score) => Quantity.Number(score),
        ChangeKind.Time when IsoTime.TryParse(value, out var time) => TimeText.Of(time),
        _ => value,
    };

    private static string Then(TradeAction? outcome) => outcome?.ToWord() ?? "not opened";
}
