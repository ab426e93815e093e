using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PlanApi.Application.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class MemberEnds : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {

        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {

        }
    }
}
