using System.Text;
using System.Text.Unicode;
using PlanApi.Application.Errors;

namespace PlanApi.Application.Documents.Sources;

/// <summary>Checks bytes that claim to be text before a parser sees them, and finds lines and columns in them.</summary>
internal static class SourceText
{
    /// <summary>The bytes without their byte order mark; null, with a fault, when they are too many or not UTF-8.</summary>
    public static ReadOnlyMemory<byte>? Checked(ReadOnlyMemory<byte> bytes, SourceLimits limits, FaultList faults)
    {
        if (bytes.Length > limits.MaxBytes)
        {
            faults.Add(FaultCodes.TooLarge, "", $"The text has {bytes.Length} bytes; at most {limits.MaxBytes} are taken.");
            return null;
        }
        if (bytes.Span.StartsWith(Encoding.UTF8.Preamble))
            bytes = bytes[Encoding.UTF8.Preamble.Length..];
        if (Utf8.IsValid(bytes.Span))
            return bytes;
        var place = FirstInvalid(bytes.Span);
        faults.Add(FaultCodes.Syntax, "", "The text is not UTF-8; save it as UTF-8 and send it again.", At(bytes.Span, place));
        return null;
    }

    /// <summary>Line and column, in UTF-16 code units as editors count, of a byte.</summary>
    public static Position At(ReadOnlySpan<byte> utf8, int offset)
    {
        var counter = new LineCounter();
        return counter.At(utf8, Math.Clamp(offset, 0, utf8.Length));
    }

    private static int FirstInvalid(ReadOnlySpan<byte> bytes)
    {
        var offset = 0;
        while (Rune.DecodeFromUtf8(bytes[offset..], out _, out var length) == System.Buffers.OperationStatus.Done)
            offset += length;
        return offset;
    }
}

/// <summary>Finds the lines and columns of ascending offsets in one pass.</summary>
internal struct LineCounter()
{
    private int _offset;
    private int _line = 1;
    private int _column = 1;

    public Position At(ReadOnlySpan<byte> utf8, int offset)
    {
        var passed = utf8[_offset..offset];
        var lastBreak = passed.LastIndexOf((byte)'\n');
        if (lastBreak >= 0)
        {
            _line += passed.Count((byte)'\n');
            _column = 1;
            passed = passed[(lastBreak + 1)..];
        }
        _column += Encoding.UTF8.GetCharCount(passed);
        _offset = offset;
        return new Position(_line, _column);
    }
}
