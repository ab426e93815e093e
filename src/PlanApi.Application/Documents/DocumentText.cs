using System.Text;
using System.Text.Json;
using PlanApi.Application.Documents.Json;
using PlanApi.Application.Documents.Sources;
using PlanApi.Domain.Documents;

namespace PlanApi.Application.Documents;

/// <summary>
/// Writes a document part by part, so that no more than one of them is in memory: first its head, then its collections one after the other.
/// </summary>
internal abstract class DocumentText : IDisposable
{
    private const int FlushAt = 64 * 1024;

    private string? _open;

    public static DocumentText To(Stream output, DocumentFormat format) =>
        format == DocumentFormat.Yaml ? new Yaml(output) : new Json(output);

    /// <summary>The fields before the collections.</summary>
    public void Head(PlanDocument document) =>
        Write(
            JsonSerializer.SerializeToElement(
                new PlanDocument
                {
                    Format = document.Format,
                    Plan = document.Plan,
                    Scenario = document.Scenario,
                },
                PlanJson.Document
            )
        );

    /// <summary>The next item of a collection; one without any is never named.</summary>
    public void Item(string collection, object item)
    {
        if (_open != collection)
        {
            if (_open is not null)
                Close();
            Open(_open = collection);
        }
        Write(collection, item);
        if (Pending > FlushAt)
            Flush();
    }

    public void End()
    {
        if (_open is not null)
            Close();
        Finish();
        Flush();
    }

    public abstract void Dispose();

    protected abstract long Pending { get; }

    protected abstract void Write(JsonElement head);

    protected abstract void Open(string collection);

    protected abstract void Write(string collection, object item);

    protected abstract void Close();

    protected abstract void Finish();

    protected abstract void Flush();

    private sealed class Json(Stream output) : DocumentText
    {
        private readonly Utf8JsonWriter _writer = new(
            output,
            new JsonWriterOptions
            {
                Indented = true,
                NewLine = "\n",
                Encoder = PlanJson.Document.Encoder,
            }
        );

        protected override long Pending => _writer.BytesPending;

        public override void Dispose() => _writer.Dispose();

        protected override void Write(JsonElement head)
        {
            _writer.WriteStartObject();
            foreach (var field in head.EnumerateObject())
                field.WriteTo(_writer);
        }

        protected override void Open(string collection) => _writer.WriteStartArray(collection);

        protected override void Write(string collection, object item) =>
            JsonSerializer.Serialize(_writer, item, item.GetType(), PlanJson.Document);

        protected override void Close() => _writer.WriteEndArray();

        protected override void Finish()
        {
            _writer.WriteEndObject();
            _writer.Flush();
            output.WriteByte((byte)'\n');
        }

        protected override void Flush() => _writer.Flush();
    }

    private sealed class Yaml(Stream output) : DocumentText
    {
        private readonly StreamWriter _writer = new(output, new UTF8Encoding(false), leaveOpen: true);
        private readonly StringBuilder _yaml = new();

        protected override long Pending => _yaml.Length;

        public override void Dispose() => _writer.Dispose();

        protected override void Write(JsonElement head) => YamlLayout.Write(_yaml, head);

        protected override void Open(string collection) => YamlLayout.Name(_yaml, collection);

        protected override void Write(string collection, object item) =>
            YamlLayout.Item(_yaml, JsonSerializer.SerializeToElement(item, item.GetType(), PlanJson.Document), collection);

        protected override void Close() { }

        protected override void Finish() { }

        protected override void Flush()
        {
            _writer.Write(_yaml);
            _writer.Flush();
            _yaml.Clear();
        }
    }
}
