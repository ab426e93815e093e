using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json.Serialization.Metadata;
using PlanApi.Application.Documents.Json;
using PlanApi.Application.Documents.Sources;
using PlanApi.Application.Errors;

namespace PlanApi.Application.Documents.Binding;

/// <summary>The fields of a record: the same names, in the same order, as it is written with.</summary>
internal sealed class RecordShape
{
    private static readonly ConcurrentDictionary<Type, RecordShape> _known = [];

    private readonly Func<object> _create;

    private RecordShape(Type type)
    {
        var contract = PlanJson.Options.GetTypeInfo(type);
        _create = contract.CreateObject ?? throw new NotSupportedException($"{type} cannot be bound: it has no parameterless constructor.");
        Fields = [.. contract.Properties.OrderBy(property => property.Order).Select(property => new RecordField(property))];
    }

    public IReadOnlyList<RecordField> Fields { get; }

    public static RecordShape For(Type type) => _known.GetOrAdd(type, key => new RecordShape(key));

    /// <summary>The record; null when a field was at fault, unless something is to be kept.</summary>
    public object? Read(Binding binding, SourceNode node, Keeping keeping = Keeping.Nothing)
    {
        if (node is not SourceMapping mapping)
            return binding.WrongType(
                $"an object with the fields {string.Join(", ", Fields.Where(IsRead).Select(field => field.Name))}",
                node
            );
        var faultsBefore = binding.FaultCount;
        RefuseUnknown(binding, mapping);
        var record = _create();
        foreach (var field in Fields.Where(IsRead))
        {
            binding.Enter(field.Name);
            var value = mapping[field.Name];
            var faultsBeforeField = binding.FaultCount;
            if (keeping == Keeping.Sound && field.IsRequired && field.Empty is { } empty)
                field.Set(record, empty);
            if (value is null or SourceScalar { Kind: ScalarKind.Null })
            {
                if (field.IsRequired)
                    binding.Fault(FaultCodes.MissingField, $"The field '{field.Name}' is missing.", value ?? mapping);
            }
            else if (field.Read(binding, value) is { } read && (keeping != Keeping.Sound || binding.FaultCount == faultsBeforeField))
                field.Set(record, read);
            binding.Leave();
        }
        return keeping != Keeping.Nothing || binding.FaultCount == faultsBefore ? record : null;
    }

    private void RefuseUnknown(Binding binding, SourceMapping mapping)
    {
        foreach (var (name, _, position) in mapping.Fields)
        {
            if (Fields.Any(field => field.Name == name))
                continue;
            var near = NearestName.Of(name, Fields.Where(IsRead).Select(field => field.Name));
            var hint = near is null
                ? $"Known are {string.Join(", ", Fields.Where(IsRead).Select(field => field.Name))}."
                : $"Is '{near}' meant?";
            binding.Enter(name);
            binding.Fault(FaultCodes.UnknownField, $"There is no field '{Excerpt.Of(name)}' here. {hint}", position);
            binding.Leave();
        }
    }

    private static bool IsRead(RecordField field) => !field.IsGivenByService;
}

internal sealed class RecordField(JsonPropertyInfo property)
{
    private readonly Lazy<ReadValue> _read = new(() => ValueReaders.For(property.PropertyType));

    public string Name { get; } = property.Name;

    public Type Type { get; } = property.PropertyType;

    public bool IsRequired { get; } = property.IsRequired;

    public bool IsGivenByService { get; } = property.AttributeProvider is PropertyInfo member && PlanContracts.IsGivenByService(member);

    /// <summary>A list without entries, where the field is a list.</summary>
    public object? Empty { get; } =
        property.PropertyType.IsGenericType && property.PropertyType.GetGenericTypeDefinition() == typeof(IReadOnlyList<>)
            ? Array.CreateInstance(property.PropertyType.GetGenericArguments()[0], 0)
            : null;

    /// <summary>The record's property; null for a list of parts that the document has for their kind.</summary>
    public PropertyInfo? Property { get; } = property.AttributeProvider as PropertyInfo;

    public ReadValue Read => _read.Value;

    public void Set(object record, object? value) => property.Set!(record, value);

    public object? Get(object record) => property.Get!(record);
}
