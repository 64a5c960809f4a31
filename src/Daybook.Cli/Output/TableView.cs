namespace Daybook.Cli.Output;

/// <summary>How a table's column behaves.</summary>
/// <param name="Header">The heading; empty: none.</param>
/// <param name="IsNumber">Numbers stand to the right.</param>
/// <param name="IsElastic">The column gives way, with an ellipsis, when a terminal is too narrow.</param>
/// <param name="IsDroppable">The column is left out first when a terminal is too narrow.</param>
/// <param name="MinWidth">The smallest width, so that successive tables line up.</param>
/// <param name="Wraps">An elastic column continues on the next line instead of ending in an ellipsis.</param>
internal sealed record Column(string Header, bool IsNumber = false, bool IsElastic = false, bool IsDroppable = false, int MinWidth = 0, bool Wraps = false);

/// <summary>Rows and columns, to be shown by a screen.</summary>
/// <param name="Columns">The columns.</param>
/// <param name="Rows">The rows; each has a piece per column.</param>
internal sealed record TableView(IReadOnlyList<Column> Columns, IReadOnlyList<Piece[]> Rows)
{
    /// <summary>Whether the headings are shown.</summary>
    public bool HasHeader { get; init; } = true;

    /// <summary>Spaces before each row.</summary>
    public int Indent { get; init; }
}

/// <summary>A node of a tree, to be shown by a screen.</summary>
/// <param name="Label">What the node says.</param>
internal sealed record TreeView(params Piece[] Label)
{
    /// <summary>What hangs below it, in order.</summary>
    public List<TreeView> Children { get; } = [];

    /// <summary>Adds a node below this one and returns it.</summary>
    public TreeView Add(params Piece[] label)
    {
        var child = new TreeView(label);
        Children.Add(child);
        return child;
    }
}
