using System.Buffers;
using System.IO.Pipelines;
using PlanApi.Application.Documents.Sources;
using PlanApi.Application.Errors;

namespace PlanApi.Application.Documents.Binding;

/// <summary>Newline-delimited JSON, line by line: blank lines are skipped, and one that is too long ends it with a fault.</summary>
internal static class Utf8Lines
{
    private const int MaxLineBytes = 64 * 1024;

    /// <summary>Hands each line with its number to a reader, for as long as that wants more.</summary>
    public static async Task Read(Stream utf8, FaultList faults, Func<bool> isOver, Action<byte[], int> add, CancellationToken cancellation)
    {
        var line = 0;
        var reader = PipeReader.Create(utf8, new StreamPipeReaderOptions(leaveOpen: true));
        for (var isLast = false; !isLast && !isOver(); )
        {
            var read = await reader.ReadAsync(cancellation);
            var rest = read.Buffer;
            while (!isOver() && Next(ref rest, read.IsCompleted) is { } bytes)
            {
                line++;
                if (bytes.Length > MaxLineBytes)
                    faults.Add(
                        FaultCodes.TooLong,
                        "",
                        $"The line has more than {MaxLineBytes:N0} bytes; write one object a line.",
                        new Position(line, 1)
                    );
                else if (!IsBlank(bytes))
                    add(bytes.ToArray(), line);
            }
            isLast = read.IsCompleted;
            if (rest.Length > MaxLineBytes)
            {
                faults.Add(
                    FaultCodes.TooLong,
                    "",
                    $"The line has more than {MaxLineBytes:N0} bytes; write one object a line.",
                    new Position(line + 1, 1)
                );
                isLast = true;
            }
            reader.AdvanceTo(rest.Start, rest.End);
        }
        await reader.CompleteAsync();
    }

    /// <summary>A line as a record; its faults have the line's number.</summary>
    public static T? Bind<T>(byte[] line, string pointer, int number, List<Fault> faults)
        where T : class
    {
        var own = new FaultList();
        var node = JsonSource.Read(line, own);
        foreach (var fault in own.Faults)
            faults.Add(fault with { Pointer = pointer + fault.Pointer, Line = number });
        if (node is null || !own.IsEmpty)
            return null;
        var entry = RecordBinder.Bind<T>(node, own, pointer);
        foreach (var fault in own.Faults)
            faults.Add(fault with { Line = number });
        return entry;
    }

    /// <summary>The next line without its end; null where it has not come whole.</summary>
    private static ReadOnlySequence<byte>? Next(ref ReadOnlySequence<byte> rest, bool isAll)
    {
        if (rest.PositionOf((byte)'\n') is { } end)
        {
            var line = rest.Slice(0, end);
            rest = rest.Slice(rest.GetPosition(1, end));
            return line;
        }
        if (!isAll || rest.IsEmpty)
            return null;
        var last = rest;
        rest = rest.Slice(rest.End);
        return last;
    }

    private static bool IsBlank(ReadOnlySequence<byte> line)
    {
        foreach (var part in line)
        {
            if (part.Span.ContainsAnyExcept(" \t\r"u8))
                return false;
        }
        return true;
    }
}
