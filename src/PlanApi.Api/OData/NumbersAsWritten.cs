using Microsoft.OData.Edm;
using Microsoft.OData.UriParser;

namespace PlanApi.Api.OData;

/// <summary>Leaves values of a comparison as they are written: they are compared exactly, whatever form of a number they have.</summary>
internal sealed class NumbersAsWritten : ODataUriResolver
{
    public override void PromoteBinaryOperandTypes(
        BinaryOperatorKind binaryOperatorKind,
        ref SingleValueNode leftNode,
        ref SingleValueNode rightNode,
        out IEdmTypeReference typeReference
    ) => typeReference = EdmCoreModel.Instance.GetBoolean(false);
}
