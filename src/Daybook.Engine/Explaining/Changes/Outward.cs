namespace Daybook.Engine.Explaining.Changes;

/// <summary>Searches along steps away from a present value, which is step 0, for the nearest that changes something.</summary>
internal static class Outward
{
    private const long Growth = 4;

    /// <summary>
    /// The number of a step that changes something, while the one before it and the second before it do not; null when none was found. Where changes and no changes take turns, steps
    /// between those that were tried can be missed; what is found was tried.
    /// </summary>
    /// <param name="most">The last step, 0 or more.</param>
    /// <param name="changes">Whether a step, from 1 on, changes something.</param>
    public static long? Find(long most, Func<long, bool> changes)
    {
        for (long unchanged = 0, step = 1; step <= most; unchanged = step, step = NextStep(step, most))
        {
            if (changes(step))
                return Narrow(unchanged, step, changes);
        }

        return null;
    }

    private static long NextStep(long step, long most) => step == most ? most + 1 : Math.Min(step * Growth, most);

    private static long Narrow(long unchanged, long changed, Func<long, bool> changes)
    {
        while (changed - unchanged > 1)
        {
            var middle = unchanged + ((changed - unchanged) / 2);
            if (changes(middle))
                changed = middle;
            else
                unchanged = middle;
        }

        // Nothing says that outcomes do not go to and fro: whatever is seen to change nearer by is followed.
        return changed > 2 && changes(changed - 2) ? Narrow(0, changed - 2, changes) : changed;
    }
}
