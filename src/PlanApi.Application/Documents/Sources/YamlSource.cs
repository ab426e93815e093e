using System.Text;
using PlanApi.Application.Errors;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace PlanApi.Application.Documents.Sources;

/// <summary>
/// Reads YAML 1.2 as data: mappings with text keys, sequences and scalars by the core schema. Whatever makes YAML more than
/// data, and dangerous to read, is refused: anchors and aliases, tags, merge keys, several documents.
/// </summary>
public static class YamlSource
{
    /// <summary>The tree; null, with faults, when there is none. Faults may be found although there is a tree.</summary>
    public static SourceNode? Read(ReadOnlyMemory<byte> utf8, FaultList faults, SourceLimits? limits = null)
    {
        limits ??= SourceLimits.Default;
        if (SourceText.Checked(utf8, limits, faults) is not { } bytes || !HoldsOnlyText(bytes.Span, faults))
            return null;
        var builder = new SourceTreeBuilder(limits, faults);
        using var text = new StringReader(Encoding.UTF8.GetString(bytes.Span));
        return new Events(builder, faults).Read(new Parser(text)) ? builder.Root : null;
    }

    // The parser takes a NUL for the end of the text, and what follows it would be lost without a word.
    private static bool HoldsOnlyText(ReadOnlySpan<byte> bytes, FaultList faults)
    {
        for (var i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] is < 0x20 and not ((byte)'\t' or (byte)'\n' or (byte)'\r') or 0x7F)
            {
                faults.Add(FaultCodes.Syntax, "", $"The text holds the control character U+{bytes[i]:X4}.", SourceText.At(bytes, i));
                return false;
            }
        }
        return true;
    }

    private static Position At(Mark mark) => new((int)mark.Line, (int)mark.Column);

    private sealed class Events(SourceTreeBuilder builder, FaultList faults)
    {
        private int _documents;

        // Events are taken one by one: the parser never looks far beyond what has been counted.
        public bool Read(Parser parser)
        {
            while (MoveNext(parser) is { } hasMore)
            {
                if (!hasMore)
                    return HasRoot();
                if (parser.Current is { } current && !Take(current))
                    return false;
            }
            return false;
        }

        // Null when the text is no YAML. Some such texts ("...", twice) run into defects of the parser, which throws whatever it
        // happens to; they are no YAML either.
        private bool? MoveNext(Parser parser)
        {
            try
            {
                return parser.MoveNext();
            }
            catch (YamlException exception)
            {
                faults.Add(FaultCodes.Syntax, builder.Pointer(), $"This is not YAML: {exception.Message}", At(exception.Start));
            }
            catch (Exception exception) when (exception is not OutOfMemoryException)
            {
                var position = parser.Current is { } last ? At(last.End) : new Position(1, 1);
                faults.Add(FaultCodes.Syntax, builder.Pointer(), "This is not YAML: the text from here on cannot be parsed.", position);
            }
            return null;
        }

        private bool HasRoot()
        {
            if (builder.Root is null)
                faults.Add(FaultCodes.Syntax, "", "The text is empty.", new Position(1, 1));
            return builder.Root is not null;
        }

        private bool Take(ParsingEvent current)
        {
            switch (current)
            {
                case DocumentStart when ++_documents > 1:
                    return Refuse(FaultCodes.SeveralDocuments, "The text holds several documents; send one.", current);
                case DocumentStart { Version.Version: var version } when version.Major != 1 || version.Minor != 2:
                    return Refuse(FaultCodes.Syntax, "The text is YAML of another version than 1.2.", current);
                case AnchorAlias:
                    return Refuse(FaultCodes.AliasRefused, "Aliases (*name) are not taken; write the value out.", current);
                case NodeEvent { Anchor.IsEmpty: false }:
                    return Refuse(
                        FaultCodes.AliasRefused,
                        "Anchors (&name) are not taken; write the value out where it is needed.",
                        current
                    );
                case NodeEvent { Tag.IsEmpty: false }:
                    return Refuse(
                        FaultCodes.TagRefused,
                        "Tags (!name) are not accepted; put quotes around a value that is a text.",
                        current
                    );
                case (MappingStart or SequenceStart) when builder.ExpectsName:
                    return Refuse(FaultCodes.Syntax, "A field's name is text, never a list or an object.", current);
                case MappingStart or SequenceStart:
                    return builder.Open(current is MappingStart, At(current.Start));
                case MappingEnd or SequenceEnd:
                    builder.Close();
                    return true;
                case Scalar scalar when builder.ExpectsName:
                    return Name(scalar);
                case Scalar scalar:
                    var plain = scalar.Style == ScalarStyle.Plain;
                    var kind = plain ? YamlCoreSchema.KindOf(scalar.Value) : ScalarKind.Text;
                    return builder.Add(new SourceScalar(kind, scalar.Value, At(scalar.Start), plain));
                default:
                    return true;
            }
        }

        private bool Name(Scalar scalar)
        {
            if (scalar is { Style: ScalarStyle.Plain, Value: "<<" })
                return Refuse(FaultCodes.MergeKeyRefused, "Merge keys (<<) are not taken; write the fields out.", scalar);
            builder.Name(scalar.Value, At(scalar.Start));
            return true;
        }

        private bool Refuse(string code, string message, ParsingEvent at)
        {
            faults.Add(code, builder.Pointer(), message, At(at.Start));
            return false;
        }
    }
}
