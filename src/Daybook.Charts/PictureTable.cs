namespace Daybook.Charts;

/// <summary>The numbers of a picture. All texts are text, not markup: escape them. Characters that cannot be seen are shown as <c>\u202e</c>.</summary>
/// <param name="Caption">What the table holds.</param>
/// <param name="Columns">The columns, at least one.</param>
/// <param name="Rows">The rows, each with one cell for each column; an empty cell is an empty text.</param>
public sealed record PictureTable(string Caption, IReadOnlyList<PictureColumn> Columns, IReadOnlyList<IReadOnlyList<string>> Rows);

/// <summary>A column of a picture's table.</summary>
/// <param name="Name">The name.</param>
/// <param name="Unit">The unit of its numbers where the cells do not name it, or empty.</param>
/// <param name="IsNumber">True for numbers, which are aligned to the right.</param>
public sealed record PictureColumn(string Name, string Unit = "", bool IsNumber = false);
