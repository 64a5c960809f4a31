using CsCheck;
using Daybook.Events;

namespace Daybook.Contract.Making;

/// <summary>Generators of what an event is made of: plain values mostly, and every kind of awkward one.</summary>
public static class Generate
{
    private static readonly Gen<string> Letter = Gen.Char['a', 'z'].Select(c => c.ToString());

    private static readonly Gen<string> Awkward = Gen.OneOf(
        "é", "ß", "漢", "🚀", "e\u0301", "\u001b[31m", "\n", "\r", "\t", "\"", "'", "\\", "%", "\u202e", "\ufeff", "\uffff", "\ue000", "\u0600", " ");

    private static readonly Gen<string> AnyCharacter = Gen.OneOf<int>(Gen.Int[1, 0xD7FF], Gen.Int[0xE000, 0x10FFFF]).Select(char.ConvertFromUtf32);

    private static readonly Gen<string> Character = Gen.Frequency<string>((6, Letter), (2, Awkward), (1, AnyCharacter));

    /// <summary>Text of at most so many UTF-16 units, the empty one and the longest included.</summary>
    public static Gen<string> Text(int max) => Gen.Frequency<string>(
        (12, Character.Array[0, Math.Min(max / 3, 12)].Select(string.Concat)),
        (1, Gen.Const(string.Empty)),
        (1, Character.Select(character => string.Concat(Enumerable.Repeat(character, max / character.Length)))));

    /// <summary>A finite number; minus zero is left out, since an event drops its sign.</summary>
    public static Gen<double> Number { get; } = Gen.Frequency<double>(
        (4, Gen.Double[0, 1]),
        (2, Gen.Int[-1000, 1000].Select(number => number / 8.0)),
        (1, Gen.Double.Where(double.IsFinite).Select(number => number == 0 ? 0 : number)),
        (1, Gen.OneOf(0.0, 1, -1, 0.1, 1e-300, double.Epsilon, -double.Epsilon, double.MaxValue, double.MinValue, 9007199254740993, -9223372036854775808, 1e19)));

    /// <summary>A moment in microseconds: near the start mostly, so that several fall on the same one, otherwise anywhere from year 1 to 9999.</summary>
    public static Gen<long> Moment { get; } = Gen.Frequency<long>(
        (8, Gen.Select(Gen.Int[-20, 20], Gen.OneOf(1L, Microseconds.PerSecond, Microseconds.PerDay), (count, unit) => Microseconds.From(Make.Start) + (count * unit))),
        (1, Gen.Long[Microseconds.Min, Microseconds.Max]),
        (1, Gen.OneOf(Microseconds.Min, Microseconds.Max, 0L, -1L, 1L)));

    /// <summary>A type that needs no registration or always has the same category: catalogue and four of one's own.</summary>
    public static Gen<EventType> Type { get; } = Gen.OneOf<EventType>(
        Gen.Int[0, Make.RecordableTypes.Count - 1].Select(index => Make.RecordableTypes[index]),
        Gen.OneOf(
            Make.NoteType,
            EventType.Define("own_alpha", EventCategory.Scoring),
            EventType.Define("own_beta", EventCategory.Error, actions: ["first", "second"]),
            EventType.Define("a", EventCategory.System)));
}
