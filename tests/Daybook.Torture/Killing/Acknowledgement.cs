namespace Daybook.Torture.Killing;

/// <summary>A child's word that a batch is in the journal.</summary>
/// <param name="Batch">The batch's number.</param>
/// <param name="FirstIds">The id of each request's first event.</param>
internal sealed record Acknowledgement(int Batch, IReadOnlyList<long> FirstIds)
{
    public static Acknowledgement Parse(string line)
    {
        var words = line.Split(' ');
        return new Acknowledgement(int.Parse(words[1]), [.. words[2..].Select(long.Parse)]);
    }
}
