from fastapi import APIRouter
tools = APIRouter(include_in_schema=False)
