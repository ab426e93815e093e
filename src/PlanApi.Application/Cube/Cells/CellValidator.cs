using FluentValidation;
using PlanApi.Application.Documents.Binding;
using PlanApi.Application.Errors;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Targets;

namespace PlanApi.Application.Cube.Cells;

public sealed class CellValidator : AbstractValidator<Cell>
{
    public CellValidator()
    {
        RuleFor(cell => cell.Comparator)
            .Must(comparator => comparator != Comparator.Between)
            .WithErrorCode(FaultCodes.NotAllowed)
            .WithMessage("A cell has one value; it cannot lie between two.");
        RuleFor(cell => cell.Currency).IsCurrency();
    }
}
