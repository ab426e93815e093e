using PlanApi.Application.Errors;

namespace PlanApi.Application.Documents.Sources;

/// <summary>
/// Builds a <see cref="SourceNode"/> from a parser's events, on a stack of its own so that depth costs no stack, and counts what it
/// builds. Every method returns false once a limit is reached.
/// </summary>
internal sealed class SourceTreeBuilder(SourceLimits limits, FaultList faults)
{
    private readonly Stack<Frame> _open = [];
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);
    private int _nodes;

    public SourceNode? Root { get; private set; }

    /// <summary>Whether the next scalar is the name of a field.</summary>
    public bool ExpectsName => _open.TryPeek(out var frame) && frame.Fields is not null && frame.Name is null;

    public bool Open(bool mapping, Position position)
    {
        if (_open.Count >= SourceLimits.MaxDepth)
        {
            faults.Add(FaultCodes.TooDeep, Pointer(), $"Nested deeper than {SourceLimits.MaxDepth} levels.", position);
            return false;
        }
        _open.Push(new Frame(mapping, position));
        return Count(position);
    }

    public void Close()
    {
        var frame = _open.Pop();
        Place(frame.Fields is { } fields ? new SourceMapping(fields, frame.Position) : new SourceSequence(frame.Items!, frame.Position));
    }

    public void Name(string name, Position position)
    {
        // The same few names stand before most values of a document.
        if (!_names.TryGetValue(name, out var known))
        {
            known = name;
            if (_names.Count < 1_000 && name.Length <= 64)
                _names.Add(name, name);
        }
        var frame = _open.Peek();
        frame.Name = known;
        frame.NamePosition = position;
        frame.IsDuplicate = !frame.Names!.Add(known);
        if (frame.IsDuplicate)
            faults.Add(FaultCodes.DuplicateField, Pointer(), $"The field '{Excerpt.Of(name)}' stands here twice.", position);
    }

    public bool Add(SourceScalar scalar)
    {
        Place(scalar);
        return Count(scalar.Position);
    }

    /// <summary>The pointer to what is being read.</summary>
    public string Pointer() =>
        string.Concat(
            _open
                .Reverse()
                .Select(frame =>
                    frame.Items is { } items ? $"/{items.Count}"
                    : frame.Name is { } name ? $"/{JsonPointer.Escape(name)}"
                    : ""
                )
        );

    private void Place(SourceNode node)
    {
        if (!_open.TryPeek(out var frame))
            Root = node;
        else if (frame.Items is { } items)
            items.Add(node);
        else
        {
            if (!frame.IsDuplicate)
                frame.Fields!.Add(new SourceField(frame.Name!, node, frame.NamePosition));
            frame.Name = null;
        }
    }

    private bool Count(Position position)
    {
        if (++_nodes <= limits.MaxNodes)
            return true;
        faults.Add(FaultCodes.TooLarge, "", $"The text holds more than {limits.MaxNodes} values.", position);
        return false;
    }

    private sealed class Frame(bool mapping, Position position)
    {
        public Position Position { get; } = position;

        public List<SourceField>? Fields { get; } = mapping ? [] : null;

        public HashSet<string>? Names { get; } = mapping ? new(StringComparer.Ordinal) : null;

        public List<SourceNode>? Items { get; } = mapping ? null : [];

        public string? Name { get; set; }

        public Position NamePosition { get; set; }

        public bool IsDuplicate { get; set; }
    }
}
