using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PlanApi.Application.Persistence.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class BudgetApprovals : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "approver_id",
                table: "budget_items",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "reason",
                table: "budget_items",
                type: "text",
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<DateOnly>(
                name: "submitted",
                table: "budget_items",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "submitted_by_key",
                table: "budget_items",
                type: "bigint",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_budget_items_plan_id_approver_id",
                table: "budget_items",
                columns: new[] { "plan_id", "approver_id" });

            migrationBuilder.AddForeignKey(
                name: "fk_budget_items_plan_id_approver_id",
                table: "budget_items",
                columns: new[] { "plan_id", "approver_id" },
                principalTable: "parties",
                principalColumns: new[] { "plan_id", "id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_budget_items_plan_id_approver_id",
                table: "budget_items");

            migrationBuilder.DropIndex(
                name: "ix_budget_items_plan_id_approver_id",
                table: "budget_items");

            migrationBuilder.DropColumn(
                name: "approver_id",
                table: "budget_items");

            migrationBuilder.DropColumn(
                name: "reason",
                table: "budget_items");

            migrationBuilder.DropColumn(
                name: "submitted",
                table: "budget_items");

            migrationBuilder.DropColumn(
                name: "submitted_by_key",
                table: "budget_items");
        }
    }
}
