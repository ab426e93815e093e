using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PlanApi.Application.Persistence.Sqlite.Migrations
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
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "reason",
                table: "budget_items",
                type: "TEXT",
                nullable: true,
                collation: "BINARY");

            migrationBuilder.AddColumn<DateOnly>(
                name: "submitted",
                table: "budget_items",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "submitted_by_key",
                table: "budget_items",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_budget_items_plan_id_approver_id",
                table: "budget_items",
                columns: new[] { "plan_id", "approver_id" });

            // SQLite would write the whole table anew for a foreign key, outside of a transaction. The service itself keeps mentions whole.
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
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
