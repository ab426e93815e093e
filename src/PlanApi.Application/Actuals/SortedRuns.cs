using PlanApi.Application.Persistence;

namespace PlanApi.Application.Actuals;

/// <summary>
/// Any number of cells in the order of their keys, in little memory: sorted runs in a file that is gone with the process, merged
/// when they are read (an external merge sort, Knuth volume 3, 5.4).
/// </summary>
internal sealed class SortedRuns(int capacity = SortedRuns.DefaultCapacity) : IDisposable
{
    /// <summary>How many cells are held in memory.</summary>
    public const int DefaultCapacity = 262_144;

    private readonly List<(long Start, int Count)> _runs = [];
    private List<StagedActual> _open = [];
    private bool _isSorted;
    private FileStream? _file;

    public void Add(in StagedActual cell)
    {
        if (_open.Count == capacity)
            Spill();
        _open.Add(cell);
        _isSorted = false;
    }

    /// <summary>The cells in order, as often as wanted.</summary>
    public IEnumerable<StagedActual> Sorted()
    {
        if (!_isSorted)
            _open.Sort();
        _isSorted = true;
        if (_file is null)
            return _open;
        return Merged([.. _runs.Select(run => Read(run.Start, run.Count)), _open]);
    }

    public void Dispose() => _file?.Dispose();

    private void Spill()
    {
        _file ??= ScratchFile.Open();
        _open.Sort();
        _runs.Add((_file.Length, _open.Count));
        _file.Position = _file.Length;
        using var writer = new BinaryWriter(new BufferedStream(_file, 1 << 20), System.Text.Encoding.UTF8, leaveOpen: true);
        foreach (var cell in _open)
            cell.Write(writer);
        writer.Flush();
        _open = new List<StagedActual>(capacity);
    }

    private IEnumerable<StagedActual> Read(long start, int count)
    {
        using var reader = new BinaryReader(new BufferedStream(new FileWindow(_file!.SafeFileHandle, start), 1 << 16));
        for (var at = 0; at < count; at++)
            yield return StagedActual.Read(reader);
    }

    private static IEnumerable<StagedActual> Merged(IReadOnlyList<IEnumerable<StagedActual>> runs)
    {
        var open = runs.Select(run => run.GetEnumerator()).ToArray();
        try
        {
            var next = new PriorityQueue<int, StagedActual>(open.Length);
            for (var run = 0; run < open.Length; run++)
            {
                if (open[run].MoveNext())
                    next.Enqueue(run, open[run].Current);
            }
            while (next.TryDequeue(out var run, out var cell))
            {
                yield return cell;
                if (open[run].MoveNext())
                    next.Enqueue(run, open[run].Current);
            }
        }
        finally
        {
            foreach (var run in open)
                run.Dispose();
        }
    }

    /// <summary>Reads on from a place of a file, whatever others read of it.</summary>
    private sealed class FileWindow(Microsoft.Win32.SafeHandles.SafeFileHandle file, long start) : Stream
    {
        private long _at = start;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => _at;
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            var count = RandomAccess.Read(file, buffer, _at);
            _at += count;
            return count;
        }

        public override void Flush() { }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
