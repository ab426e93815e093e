using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using PlanApi.Application.Documents;
using PlanApi.Application.Errors;
using PlanApi.Domain.Cube;

namespace PlanApi.Application.Cube;

/// <summary>Cells as newline-delimited JSON: each line an object as in the list of cells that JSON takes. Blank lines are skipped.</summary>
internal static class CellLines
{
    private const int MaxLineBytes = 64 * 1024;

    public static async Task<CellColumns> Read(Stream utf8, bool keepEmpty, FaultList faults, CancellationToken cancellation)
    {
        var (cells, index, line) = (new CellColumns([]), 0, 0);
        var reader = PipeReader.Create(utf8, new StreamPipeReaderOptions(leaveOpen: true));
        for (var isLast = false; !isLast && !faults.IsFull && !cells.IsFull;)
        {
            var read = await reader.ReadAsync(cancellation);
            var rest = read.Buffer;
            while (!faults.IsFull && !cells.IsFull && Next(ref rest, read.IsCompleted) is { } bytes)
            {
                line++;
                if (bytes.Length > MaxLineBytes)
                    faults.Add(FaultCodes.TooLong, "", $"The line has more than {MaxLineBytes:N0} bytes; write one cell a line.", new Position(line, 1));
                else if (!IsBlank(bytes) && Entry(bytes.ToArray(), index++, line, faults) is { } entry && (keepEmpty || entry.Value is not null))
                    cells.Add(entry, index - 1, [new Position(line, 1)]);
            }
            isLast = read.IsCompleted;
            if (rest.Length > MaxLineBytes)
            {
                faults.Add(FaultCodes.TooLong, "", $"The line has more than {MaxLineBytes:N0} bytes; write one cell a line.", new Position(line + 1, 1));
                isLast = true;
            }
            reader.AdvanceTo(rest.Start, rest.End);
        }
        await reader.CompleteAsync();
        return cells;
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

    private static CellEntry? Entry(byte[] line, int index, int number, FaultList faults)
    {
        var (own, pointer) = (new FaultList(), string.Create(CultureInfo.InvariantCulture, $"/cells/{index}"));
        var node = JsonSource.Read(line, own);
        foreach (var fault in own.Faults)
            faults.Add(fault with { Pointer = pointer + fault.Pointer, Line = number });
        if (node is null || !own.IsEmpty)
            return null;
        var entry = RecordBinder.Bind<CellEntry>(node, own, pointer);
        foreach (var fault in own.Faults)
            faults.Add(fault with { Line = number });
        return entry;
    }
}
