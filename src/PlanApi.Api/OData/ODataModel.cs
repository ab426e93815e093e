using System.Runtime.CompilerServices;
using Microsoft.OData.Edm;
using Microsoft.OData.Edm.Csdl;
using Microsoft.OData.Edm.Vocabularies;
using Microsoft.OData.Edm.Vocabularies.V1;
using PlanApi.Application.Feeds;

namespace PlanApi.Api.OData;

/// <summary>The flat tables of a plan as the types of OData.</summary>
internal static class ODataModel
{
    public const string Namespace = "PlanApi";

    // 64 bits have 19 digits.
    private const int Precision = 19;

    // Queries are read against it, and most tables are asked for again.
    private static readonly ConditionalWeakTable<FlatTable, EdmModel> _ofOne = [];

    /// <summary>The model of one table. It is not to be changed.</summary>
    public static EdmModel Of(FlatTable table) => _ofOne.GetValue(table, one => Of([one]));

    public static EdmModel Of(IEnumerable<FlatTable> tables)
    {
        var model = new EdmModel();
        var container = new EdmEntityContainer(Namespace, "Plan");
        model.AddElement(container);
        foreach (var table in tables)
            Add(model, container, table);
        return model;
    }

    private static void Add(EdmModel model, EdmEntityContainer container, FlatTable table)
    {
        // A type and a set may have one name.
        var type = new EdmEntityType(Namespace, table.Name);
        foreach (var column in table.Columns)
        {
            var property = type.AddStructuralProperty(column.Name, TypeOf(column));
            model.SetDescription(property, column.Description);
            if (table.Key.Contains(column))
                type.AddKeys(property);
        }
        model.AddElement(type);
        model.SetDescription(container.AddEntitySet(table.Name, type), table.Description);
    }

    private static void SetDescription(this EdmModel model, IEdmVocabularyAnnotatable what, string text)
    {
        var annotation = new EdmVocabularyAnnotation(what, CoreVocabularyModel.DescriptionTerm, new EdmStringConstant(text));
        annotation.SetSerializationLocation(model, EdmVocabularyAnnotationSerializationLocation.Inline);
        model.AddVocabularyAnnotation(annotation);
    }

    private static IEdmTypeReference TypeOf(FlatColumn column) =>
        column.Type switch
        {
            ColumnType.Text => EdmCoreModel.Instance.GetString(column.IsNullable),
            ColumnType.Whole => EdmCoreModel.Instance.GetInt64(column.IsNullable),
            ColumnType.Number => EdmCoreModel.Instance.GetDecimal(Precision, column.Decimals, column.IsNullable),
            ColumnType.Date => EdmCoreModel.Instance.GetDate(column.IsNullable),
            ColumnType.Moment => EdmCoreModel.Instance.GetTemporal(EdmPrimitiveTypeKind.DateTimeOffset, 7, column.IsNullable),
            _ => EdmCoreModel.Instance.GetBoolean(column.IsNullable),
        };
}
