using FluentValidation;
using PlanApi.Application.Documents.Binding;
using PlanApi.Domain.People;

namespace PlanApi.Application.People;

public sealed class TeamValidator : AbstractValidator<Team>
{
    public TeamValidator()
    {
        RuleFor(team => team.HeadCount).IsWithin(0, Team.MostPeople);
        RuleFor(team => team.AtStart).IsWithin(0, Team.MostPeople);
    }
}
