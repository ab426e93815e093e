using System.Globalization;
using PlanApi.Application.Errors;

namespace PlanApi.Application.Documents.Sources;

/// <summary>
/// Sent data before it is bound: a tree of mappings, sequences and scalars that remembers the position of each in the text. JSON, YAML,
/// GraphQL arguments and stored parts all become such a tree, so that one binder reads them.
/// </summary>
public abstract class SourceNode(Position position)
{
    public Position Position { get; } = position;

    /// <summary>The tree of dictionaries, lists and plain values, such as GraphQL's arguments, or of a record.</summary>
    public static SourceNode From(object? value) => SourceValues.From(value);

    /// <summary>The node at a JSON pointer, or the nearest one above it that exists.</summary>
    public SourceNode Nearest(string pointer)
    {
        var node = this;
        foreach (var segment in JsonPointer.Segments(pointer))
        {
            if (node.Child(segment) is not { } child)
                break;
            node = child;
        }
        return node;
    }

    private SourceNode? Child(string segment) =>
        this switch
        {
            SourceMapping mapping => mapping[segment],
            SourceSequence sequence
                when int.TryParse(segment, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
                    && index < sequence.Items.Count => sequence.Items[index],
            _ => null,
        };
}

/// <summary>Named values, in the order in which they were written; no name twice.</summary>
public sealed class SourceMapping(IReadOnlyList<SourceField> fields, Position position = default) : SourceNode(position)
{
    // Most have a few fields, which are found fastest by looking at each.
    private readonly Dictionary<string, SourceNode>? _byName =
        fields.Count > 16 ? fields.ToDictionary(field => field.Name, field => field.Value, StringComparer.Ordinal) : null;

    public IReadOnlyList<SourceField> Fields { get; } = fields;

    public SourceNode? this[string name]
    {
        get
        {
            if (_byName is not null)
                return _byName.GetValueOrDefault(name);
            foreach (var field in Fields)
            {
                if (field.Name == name)
                    return field.Value;
            }
            return null;
        }
    }
}

/// <param name="Name">The field's name.</param>
/// <param name="Value">The value.</param>
/// <param name="Position">Where the name stands.</param>
public readonly record struct SourceField(string Name, SourceNode Value, Position Position = default);

public sealed class SourceSequence(IReadOnlyList<SourceNode> items, Position position = default) : SourceNode(position)
{
    public IReadOnlyList<SourceNode> Items { get; } = items;
}

/// <summary>One value.</summary>
/// <param name="kind">The type of the scalar, by the rules of its language.</param>
/// <param name="text">The text, or the number, true, false or null exactly as written.</param>
/// <param name="position">Where it begins.</param>
/// <param name="isPlain">Written without quotes in YAML: a plain 2024 may be meant as text where text is wanted.</param>
public sealed class SourceScalar(ScalarKind kind, string text, Position position = default, bool isPlain = false) : SourceNode(position)
{
    public static readonly SourceScalar Null = new(ScalarKind.Null, "null");

    public ScalarKind Kind { get; } = kind;

    public string Text { get; } = text;

    public bool IsPlain { get; } = isPlain;
}

public enum ScalarKind
{
    Text,
    Number,
    Boolean,
    Null,
}
