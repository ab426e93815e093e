using System.Buffers;
using System.Buffers.Text;

namespace PlanApi.Domain.Values;

/// <summary>Quantities as ASCII, with no more decimals than they have, without making a string of each.</summary>
public static class QuantityText
{
    /// <summary>How many bytes a number takes at most.</summary>
    public const int MaxLength = 24;

    /// <summary>Writes a number of 1/10,000; the answer is how many bytes it takes.</summary>
    public static int Write(Span<byte> bytes, long steps)
    {
        var (whole, rest) = long.DivRem(steps, Quantity.StepsPerUnit);
        var at = 0;
        if (steps < 0 && whole == 0)
            bytes[at++] = (byte)'-';
        Utf8Formatter.TryFormat(whole, bytes[at..], out var length);
        at += length;
        if (rest == 0)
            return at;
        bytes[at++] = (byte)'.';
        rest = Math.Abs(rest);
        for (var place = Quantity.StepsPerUnit / 10; rest > 0; place /= 10)
        {
            bytes[at++] = (byte)('0' + (rest / place));
            rest %= place;
        }
        return at;
    }

    public static void Append(IBufferWriter<byte> text, long steps) => text.Advance(Write(text.GetSpan(MaxLength), steps));
}
