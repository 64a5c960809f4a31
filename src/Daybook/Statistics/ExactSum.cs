using System.Numerics;

namespace Daybook.Statistics;

/// <summary>
/// A sum of finite doubles without rounding, so that its value does not depend on the order of the numbers, nor on how they were split.
/// A fixed-point number as wide as the doubles' range (a long accumulator after Kulisch, "Computer Arithmetic and Validity"), in digits of 32 bits that carry late.
/// </summary>
/// <remarks>Reading changes nothing: several threads may read while none adds.</remarks>
internal sealed class ExactSum
{
    /// <summary>The digits that 2^63 of the largest doubles need.</summary>
    public const int Digits = 68;

    private const int DigitBits = 32;
    private const int FractionBits = 52;
    private const int LowestExponent = -1074;

    // A digit gains less than 2^32 by each addition, so 2^31 of them fit into a long before carrying; half a billion is on the safe side.
    private const int MaxUncarried = 1 << 29;

    private readonly long[] _digits = new long[Digits];
    private int _uncarried;

    public void Add(double number)
    {
        var bits = BitConverter.DoubleToInt64Bits(number);
        var exponent = (int)(bits >> FractionBits) & 0x7FF;
        var significand = bits & ((1L << FractionBits) - 1);
        if (exponent == 0)
            exponent = 1;
        else
            significand |= 1L << FractionBits;

        MakeRoom(1);
        var (digit, shift) = Math.DivRem(exponent - 1, DigitBits);
        var placed = (UInt128)significand << shift;
        var sign = bits < 0 ? -1 : 1;
        _digits[digit] += sign * (long)(uint)placed;
        _digits[digit + 1] += sign * (long)(uint)(placed >> DigitBits);
        _digits[digit + 2] += sign * (long)(uint)(placed >> (2 * DigitBits));
    }

    public void Add(ExactSum other)
    {
        MakeRoom(other._uncarried + 1);
        for (var i = 0; i < Digits; i++)
            _digits[i] += other._digits[i];
    }

    /// <summary>The sum divided by a positive number, rounded once, to the nearest double; beyond the doubles' range infinite.</summary>
    public double DividedBy(long divisor)
    {
        var total = ToInteger();
        if (total.IsZero)
            return 0;

        // The quotient gets at least 64 bits, and its lowest one remembers whether anything was cut off: then rounding to 53 bits is right.
        var dividend = BigInteger.Abs(total);
        var shift = Math.Max(0, 128 - (int)dividend.GetBitLength());
        var quotient = BigInteger.DivRem(dividend << shift, divisor, out var rest);
        var surplus = Math.Max(0, (int)quotient.GetBitLength() - 64);
        var top = (ulong)(quotient >> surplus);
        if (!rest.IsZero || (BigInteger)top << surplus != quotient)
            top |= 1;
        return total.Sign * Math.ScaleB((double)top, LowestExponent - shift + surplus);
    }

    /// <summary>The sum in units of 2^-1074, the smallest double.</summary>
    public BigInteger ToInteger()
    {
        var total = BigInteger.Zero;
        for (var i = Digits - 1; i >= 0; i--)
            total = (total << DigitBits) + _digits[i];
        return total;
    }

    /// <summary>Takes what <see cref="ToInteger"/> gave.</summary>
    /// <returns>False when the number is too large to be a sum.</returns>
    public static bool TryFromInteger(BigInteger total, out ExactSum sum)
    {
        sum = new ExactSum { _uncarried = 1 };
        var magnitude = BigInteger.Abs(total);
        if (magnitude.GetBitLength() >= Digits * DigitBits)
            return false;
        var bytes = magnitude.ToByteArray(isUnsigned: true);
        for (var i = 0; i < bytes.Length; i++)
            sum._digits[i / 4] += total.Sign * ((long)bytes[i] << (8 * (i % 4)));
        return true;
    }

    private void MakeRoom(int additions)
    {
        if (_uncarried > MaxUncarried - additions)
            Carry();
        _uncarried += additions;
    }

    private void Carry()
    {
        for (var i = 0; i < Digits - 1; i++)
        {
            _digits[i + 1] += _digits[i] >> DigitBits;
            _digits[i] &= uint.MaxValue;
        }

        _uncarried = 1;
    }
}
